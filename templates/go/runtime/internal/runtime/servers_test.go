package runtime

import (
	"strings"
	"testing"
)

func usually(value string) *string { return &value }

func regions() *API {
	region := ServerVariable{Name: "region", Default: usually("eu"), Values: []string{"eu", "us"}, Environment: "SAMPLE_REGION"}
	return &API{
		Name: "Sample",
		Servers: []Server{
			{Name: "global", URL: "https://api.test/v1/"},
			{Name: "regional", URL: "https://{region}.api.test/{stage}", Variables: []ServerVariable{
				region, {Name: "stage", Default: usually("v1"), Environment: "SAMPLE_STAGE"},
			}},
			{Name: "own", URL: "https://{account}.api.test", Variables: []ServerVariable{
				{Name: "account", Environment: "SAMPLE_ACCOUNT"},
			}},
			{Name: "relative", URL: "/v1"},
		},
		OperationVariables: []ServerVariable{region, {Name: "bucket", Environment: "SAMPLE_BUCKET"}},
	}
}

func TestBaseURLs(t *testing.T) {
	files := &Operation{Servers: []Server{
		{Name: "regional", URL: "https://{region}.files.test", Variables: []ServerVariable{
			{Name: "region", Default: usually("eu")},
		}},
		{Name: "global", URL: "https://files.test/"},
	}}
	relative := func(where string) *Operation { return &Operation{Servers: []Server{{URL: where}}} }
	for _, one := range []struct {
		settings Settings
		op       *Operation
		options  CallOptions
		want     string
	}{
		{Settings{}, nil, CallOptions{}, "https://api.test/v1"},
		{Settings{Server: "regional"}, nil, CallOptions{}, "https://eu.api.test/v1"},
		{Settings{Server: "regional", Variables: map[string]string{"region": "us", "stage": "v2"}}, nil, CallOptions{}, "https://us.api.test/v2"},
		{Settings{Server: "own", Variables: map[string]string{"account": "acme"}}, nil, CallOptions{}, "https://acme.api.test"},
		{Settings{ServerURL: "HTTP://localhost:8000/a%2Fb/"}, nil, CallOptions{}, "http://localhost:8000/a%2Fb"},
		{Settings{ServerURL: "https://x.test"}, nil, CallOptions{ServerURL: "https://y.test/"}, "https://y.test"},
		{Settings{}, files, CallOptions{}, "https://files.test"},
		{Settings{Server: "regional", Variables: map[string]string{"region": "us"}}, files, CallOptions{}, "https://us.files.test"},
		{Settings{Server: "own", Variables: map[string]string{"account": "a"}}, files, CallOptions{}, "https://eu.files.test"},
		{Settings{ServerURL: "https://x.test"}, files, CallOptions{}, "https://x.test"},
		{Settings{}, files, CallOptions{ServerURL: "https://y.test"}, "https://y.test"},
		{Settings{}, relative("/v2"), CallOptions{}, "https://api.test/v2"},
		{Settings{}, relative("v2/"), CallOptions{}, "https://api.test/v1/v2"},
		{Settings{}, relative(".."), CallOptions{}, "https://api.test"},
		{Settings{}, relative("."), CallOptions{}, "https://api.test/v1"},
		{Settings{}, relative("//files.test/v2"), CallOptions{}, "https://files.test/v2"},
		{Settings{Server: "relative"}, nil, CallOptions{ServerURL: "https://y.test"}, "https://y.test"},
	} {
		client := NewClient(regions(), one.settings)
		op := one.op
		if op == nil {
			op = &Operation{}
		}
		for range 2 { // the second comes from what was kept
			found, err := client.baseURL(op, one.options)
			if err != nil || found.String() != one.want {
				t.Errorf("got %v, %v, want %s", found, err, one.want)
			}
		}
	}
}

func TestVariablesFromTheEnvironment(t *testing.T) {
	t.Setenv("SAMPLE_REGION", "us")
	t.Setenv("SAMPLE_STAGE", "")
	t.Setenv("SAMPLE_BUCKET", "b")
	client := NewClient(regions(), Settings{Server: "regional"})
	bucket := &Operation{Servers: []Server{{URL: "https://{region}.files.test/{bucket}", Variables: []ServerVariable{
		{Name: "region"}, {Name: "bucket"},
	}}}}
	t.Setenv("SAMPLE_REGION", "cn")
	for op, want := range map[*Operation]string{{}: "https://us.api.test/v1", bucket: "https://us.files.test/b"} {
		if found, err := client.baseURL(op, CallOptions{}); err != nil || found.String() != want {
			t.Errorf("got %v, %v, want %s", found, err, want)
		}
	}
	client = NewClient(regions(), Settings{Server: "regional"})
	_, err := client.baseURL(&Operation{}, CallOptions{})
	wantConfigurationError(t, err, `region must be one of "eu", "us", not "cn"`)
}

func TestServersThatCannotBe(t *testing.T) {
	variables := func(name, value string) map[string]string { return map[string]string{name: value} }
	for _, one := range []struct {
		settings Settings
		want     string
	}{
		{Settings{Server: "prod"}, `there is no server "prod"; there are: "global", "regional", "own", "relative"`},
		{Settings{Server: "own"}, `no value for account in "https://{account}.api.test"`},
		{Settings{Server: "own"}, "SAMPLE_ACCOUNT"},
		{Settings{Server: "relative"}, `the URL of server "relative", "/v1", is relative`},
		{Settings{Variables: variables("region", "us"), Server: "own"}, "no value for account"},
		{Settings{Variables: variables("stage", "v2")}, `server "global" has no stage; these have: "regional"`},
		{Settings{Variables: variables("x", "v2")}, `server "global" has no variables, so no x`},
		{Settings{Server: "regional", Variables: variables("x", "v2")}, `server "regional" has no x; there are: "region", "stage"`},
		{Settings{Server: "regional", Variables: variables("region", "cn")}, `region must be one of "eu", "us", not "cn"`},
		{Settings{Server: "regional", Variables: variables("stage", "a/b")}, "stage must be a segment of a path"},
		{Settings{Server: "global", ServerURL: "https://x.test"}, "exclude each other"},
		{Settings{Variables: variables("region", "us"), ServerURL: "https://x.test"}, "a server URL and region exclude"},
		{Settings{ServerURL: "localhost:8799"}, `the server URL must be an absolute http or https URL, not "localhost:8799"`},
		{Settings{ServerURL: "//x.test"}, `not "//x.test"`},
		{Settings{ServerURL: "ftp://u:secret@x.test?k=v"}, `not "ftp://x.test"`},
		{Settings{ServerURL: "user:secret@api.test"}, `not "api.test"`},
		{Settings{ServerURL: "ftp://user:se/?#@cret@api.test?secret"}, `not "ftp://api.test"`},
		{Settings{ServerURL: "https://api.test\n"}, "not"},
		{Settings{ServerURL: "https://api.test:99999"}, "not"},
		{Settings{ServerURL: "https://"}, "not"},
		{Settings{ServerURL: "https://user:secret@api.test"}, "must not hold credentials, a query or a fragment"},
		{Settings{ServerURL: "https://api.test?a=secret"}, "must not hold credentials"},
		{Settings{ServerURL: "https://api.test/v1?"}, "must not hold credentials"},
		{Settings{ServerURL: "https://api.test/v1#"}, "must not hold credentials"},
	} {
		_, err := NewClient(regions(), one.settings).baseURL(&Operation{}, CallOptions{})
		wantConfigurationError(t, err, one.want)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("it is shown: %v", err)
		}
	}
	_, err := NewClient(&API{}, Settings{}).baseURL(&Operation{}, CallOptions{})
	wantConfigurationError(t, err, "WithServerURL")
	_, err = NewClient(regions(), Settings{}).baseURL(&Operation{}, CallOptions{ServerURL: "ftp://x.test"})
	wantConfigurationError(t, err, "must be an absolute http or https URL")
	own := &Operation{Servers: []Server{{URL: "https://"}}}
	_, err = NewClient(regions(), Settings{}).baseURL(own, CallOptions{})
	wantConfigurationError(t, err, "must be an absolute http or https URL")
}

func TestVariablesStayInTheirPlaces(t *testing.T) {
	for _, one := range []struct {
		url, usual string
		good, bad  []string
	}{
		{
			"https://{x}.api.test/v1", "eu",
			[]string{"us", "us-east-1", "a.b", "ü", "A_b"},
			[]string{"", "a/b", "a.", "..", "a:80", "u@a", "a?b", "a#b", "a b", "a\r\nb", "%41", "[::1]"},
		},
		{
			"https://{x}/v1", "localhost:8080",
			[]string{"localhost", "127.0.0.1:80", "[::1]", "[::1]:80", "a.test"},
			[]string{"", "a:", "a:b", "a/b", "u@a", "::1", "a\n"},
		},
		{"https://{x}:80", "a", []string{"b.test", "[::1]"}, []string{"b:81", "b/c", ""}},
		{"https://a.test:{x}/v1", "80", []string{"8080"}, []string{"", "a", "80/b", "80@b", "-1"}},
		{"{x}://a.test", "https", []string{"http", "HTTP"}, []string{"ftp", "", "https://b"}},
		{
			"https://a.test/{x}/b", "v1",
			[]string{"v2", "a@b:c", "~", "%20", "é"},
			[]string{"", "a/b", "..", ".", "%2e%2E", "a%2Fb", "a%5cb", `a\b`, "a?b", "a#b", "%4", "a b"},
		},
		{
			"https://a.test/{x}", "api/v1",
			[]string{"v2", "a/b/c", ""},
			[]string{"a/../b", "..", "a?b", "a#b", "a b"},
		},
		{"https://a.test{x}", "/api", []string{"/b/c", ""}, []string{".b.test", "b", "/a/..", "@b"}},
		{
			"{x}/v1", "none",
			[]string{"https://b.test", "http://[::1]:80/a/b", "HTTPS://b"},
			[]string{"b.test", "ftp://b", "https://u@b", "https://b?c", "https://b#c", "https:///a"},
		},
		{"/api/{x}", "v1", []string{"v2"}, []string{"a/b", "..", ""}},
		{"//{x}/api", "a.test", []string{"b.test:80"}, []string{"b/c", "u@b"}},
	} {
		server := &Server{URL: one.url, Variables: []ServerVariable{{Name: "x", Default: &one.usual}}}
		for _, value := range append(one.good, one.usual) {
			found, err := server.expand(map[string]string{"x": value})
			if want := strings.ReplaceAll(one.url, "{x}", value); err != nil || found != want {
				t.Errorf("%s with %q: %q, %v", one.url, value, found, err)
			}
		}
		for _, value := range one.bad {
			found, err := server.expand(map[string]string{"x": value})
			wantConfigurationError(t, err, "")
			if err != nil && !strings.Contains(err.Error(), "x must be") && !strings.Contains(err.Error(), "dot segment") {
				t.Errorf("%s with %q: %q, %v", one.url, value, found, err)
			}
		}
	}
}

func TestSlashesAreNotDoubled(t *testing.T) {
	for _, one := range []struct{ url, value, want string }{
		{"https://a.test/{x}", "/api", "https://a.test/api"},
		{"https://a.test/{x}/b", "/api/", "https://a.test/api/b"},
		{"{x}/v1", "https://a.test/", "https://a.test/v1"},
	} {
		server := &Server{URL: one.url, Variables: []ServerVariable{{Name: "x", Default: &one.value}}}
		if found, err := server.expand(nil); err != nil || found != one.want {
			t.Errorf("got %q, %v", found, err)
		}
		server.Variables[0].Default = usually("/")
		if found, err := server.expand(map[string]string{"x": one.value}); err != nil || found != one.want {
			t.Errorf("got %q, %v", found, err)
		}
	}
}

func TestDotSegmentsOfHarmlessParts(t *testing.T) {
	server := &Server{URL: "https://a.test/{a}{b}", Variables: []ServerVariable{{Name: "a"}, {Name: "b"}}}
	_, err := server.expand(map[string]string{"a": ".", "b": "."})
	wantConfigurationError(t, err, "dot segment")
}

func TestTemplates(t *testing.T) {
	for _, one := range []struct {
		template  string
		variables map[string]string
		want      string
	}{
		{"https://a.test", nil, "https://a.test"},
		{"https://{a}.test/{b}", map[string]string{"a": "eu", "b": "v1/x", "c": "unused"}, "https://eu.test/v1/x"},
		{"{scheme}://{host}:{port}/{", map[string]string{"scheme": "http", "host": "h", "port": "80"}, "http://h:80/{"},
	} {
		if found, err := Expand(one.template, one.variables); err != nil || found != one.want {
			t.Errorf("got %q, %v, want %q", found, err, one.want)
		}
	}
	_, err := Expand("https://{region}.test", map[string]string{"regoin": "eu"})
	wantConfigurationError(t, err, `no value for region in "https://{region}.test"; there are: "regoin"`)
	_, err = Expand("https://{region}.test", map[string]string{"region": "evil.test/"})
	wantConfigurationError(t, err, "region must be a part of a host's name")
	_, err = Expand("https://a.test/{x}/b", map[string]string{"x": "a/../.."})
	wantConfigurationError(t, err, "dot segment")
}

func FuzzVariables(f *testing.F) {
	f.Add("eu.evil.test", "v1/..")
	f.Add("a@b", "%2e%2e")
	f.Add("[::1]", "?x")
	server := &Server{URL: "https://{host}.api.test/v1/{path}/end", Variables: []ServerVariable{
		{Name: "host", Default: usually("eu")}, {Name: "path", Default: usually("v1")},
	}}
	f.Fuzz(func(t *testing.T, host, path string) {
		text, err := server.expand(map[string]string{"host": host, "path": path})
		if err != nil {
			return
		}
		found, err := parseBaseURL(text, "it")
		if err != nil {
			return
		}
		depth := strings.Count(found.EscapedPath(), "/")
		if !strings.HasSuffix(found.Host, ".api.test") || depth != 3 || found.JoinPath().EscapedPath() != found.EscapedPath() {
			t.Errorf("%q and %q lead to %s", host, path, found)
		}
	})
}
