package runtime

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
)

const reserved = ":/?#[]@!$&'()*+,;="

type colour string

type rgb struct {
	R int64 `json:"R"`
	G int64 `json:"G"`
}

type anyMap = map[string]any

var (
	colours = []string{"blue", "black"}
	mix     = rgb{100, 200}
)

// sentParameter is what is sent of one parameter called color: the target, a header, or
// the Cookie header.
func sentParameter(t *testing.T, path string, parameter Parameter, value any) (string, error) {
	t.Helper()
	parameter.Name = "color"
	op := &Operation{Path: path, Parameters: []Parameter{parameter}}
	out, err := encode(op, nil, Arguments{Parameters: []any{value}})
	if err != nil {
		var wrong *InvalidRequestError
		if !errors.As(err, &wrong) {
			t.Errorf("%T is no InvalidRequestError", err)
		}
		return "", err
	}
	switch {
	case parameter.In == Header && out.header["Color"] != nil:
		return "color: " + out.header.Get("color"), nil
	case out.cookie != "":
		return "Cookie: " + out.cookie, nil
	case out.query != "":
		return out.path + "?" + out.query, nil
	}
	return out.path, nil
}

func style(name string, options ...string) Style {
	has := strings.Join(options, " ")
	return Style{name, strings.Contains(has, "explode"), strings.Contains(has, "reserved")}
}

func TestParameters(t *testing.T) {
	const segment, behind = "/{color}", "{color}"
	encoded := "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"
	empty, blue, nothing := "", "blue", (*string)(nil)
	for _, one := range []struct {
		in    In
		path  string
		style Style
		value any
		want  string
	}{
		// The table of the Parameter Object.
		{Path, segment, style("simple"), "blue", "/blue"},
		{Path, segment, style("simple"), colours, "/blue,black"},
		{Path, segment, style("simple"), mix, "/R,100,G,200"},
		{Path, segment, style("simple", "explode"), colours, "/blue,black"},
		{Path, segment, style("simple", "explode"), mix, "/R=100,G=200"},
		{Path, behind, style("label"), "blue", ".blue"},
		{Path, behind, style("label"), colours, ".blue,black"},
		{Path, behind, style("label"), mix, ".R,100,G,200"},
		{Path, behind, style("label", "explode"), colours, ".blue.black"},
		{Path, behind, style("label", "explode"), mix, ".R=100.G=200"},
		{Path, behind, style("matrix"), "blue", ";color=blue"},
		{Path, behind, style("matrix"), colours, ";color=blue,black"},
		{Path, behind, style("matrix"), mix, ";color=R,100,G,200"},
		{Path, behind, style("matrix", "explode"), colours, ";color=blue;color=black"},
		{Path, behind, style("matrix", "explode"), mix, ";R=100;G=200"},
		{Query, "", style("form"), "blue", "?color=blue"},
		{Query, "", style("form"), colours, "?color=blue,black"},
		{Query, "", style("form"), mix, "?color=R,100,G,200"},
		{Query, "", style("form", "explode"), colours, "?color=blue&color=black"},
		{Query, "", style("form", "explode"), mix, "?R=100&G=200"},
		{Query, "", style("spaceDelimited"), colours, "?color=blue%20black"},
		{Query, "", style("spaceDelimited"), mix, "?color=R%20100%20G%20200"},
		{Query, "", style("pipeDelimited"), colours, "?color=blue%7Cblack"},
		{Query, "", style("pipeDelimited"), mix, "?color=R%7C100%7CG%7C200"},
		{Query, "", style("deepObject", "explode"), mix, "?color%5BR%5D=100&color%5BG%5D=200"},
		{Query, "", style("deepObject"), mix, "?color%5BR%5D=100&color%5BG%5D=200"},
		{Header, "", style("simple"), "blue", "color: blue"},
		{Header, "", style("simple"), colours, "color: blue,black"},
		{Header, "", style("simple"), mix, "color: R,100,G,200"},
		{Header, "", style("simple", "explode"), mix, "color: R=100,G=200"},
		{Cookie, "", style("form"), "blue", "Cookie: color=blue"},
		{Cookie, "", style("form"), colours, "Cookie: color=blue,black"},
		{Cookie, "", style("form"), mix, "Cookie: color=R,100,G,200"},
		{Cookie, "", style("form", "explode"), colours, "Cookie: color=blue; color=black"},
		{Cookie, "", style("form", "explode"), mix, "Cookie: R=100; G=200"},
		{Cookie, "", style("cookie"), "blue", "Cookie: color=blue"},
		{Cookie, "", style("cookie", "explode"), colours, "Cookie: color=blue; color=black"},
		{Cookie, "", style("cookie", "explode"), mix, "Cookie: R=100; G=200"},
		// What it has no text for.
		{Query, "", style("spaceDelimited", "explode"), colours, "?color=blue&color=black"},
		{Query, "", style("spaceDelimited", "explode"), mix, "?R=100&G=200"},
		{Query, "", style("pipeDelimited"), "blue", "?color=blue"},
		{Query, "", style("deepObject"), "blue", "?color=blue"},
		{Query, "", style("deepObject"), colours, "?color%5B0%5D=blue&color%5B1%5D=black"},
		{Query, "", style("deepObject"), anyMap{"a": anyMap{"b": "c"}}, "?color%5Ba%5D%5Bb%5D=c"},
		{Query, "", style("deepObject"), anyMap{"a": colours}, "?color%5Ba%5D%5B0%5D=blue&color%5Ba%5D%5B1%5D=black"},
		// The usual styles.
		{Path, segment, Style{}, mix, "/R,100,G,200"},
		{Query, "", Style{}, mix, "?R=100&G=200"},
		{Header, "", Style{}, mix, "color: R,100,G,200"},
		{Cookie, "", Style{}, mix, "Cookie: R=100; G=200"},
		// Characters.
		{Path, segment, Style{}, reserved, "/" + encoded},
		{Path, behind, style("label"), reserved, "." + encoded},
		{Path, behind, style("matrix"), reserved, ";color=" + encoded},
		{Path, segment, Style{}, "grün", "/gr%C3%BCn"},
		{Path, segment, Style{}, []string{"a,b", "c.d;e"}, "/a%2Cb,c.d%3Be"},
		{Query, "", Style{}, reserved, "?color=" + encoded},
		{Query, "", Style{}, "grün ☃", "?color=gr%C3%BCn%20%E2%98%83"},
		{Query, "", Style{}, "100% %41", "?color=100%25%20%2541"},
		{Query, "", Style{}, "a-._~9", "?color=a-._~9"},
		{Query, "", style("form"), []string{"a,b", "c"}, "?color=a%2Cb,c"},
		{Query, "", Style{}, map[string]string{"a&b=": "c"}, "?a%26b%3D=c"},
		{Query, "", style("deepObject"), anyMap{"a[b]": "c"}, "?color%5Ba%5Bb%5D%5D=c"},
		{Header, "", Style{}, "a b/c?d=%20;,\"'", "color: a b/c?d=%20;,\"'"},
		{Header, "", Style{}, []string{"a,b", "c"}, "color: a,b,c"},
		{Cookie, "", Style{}, "a; b=c,d/e", "Cookie: color=a%3B%20b%3Dc%2Cd%2Fe"},
		{Cookie, "", style("cookie"), "Hello%2C%20world!", "Cookie: color=Hello%2C%20world!"},
		{Cookie, "", style("cookie"), ":/?#[]@!$&'()*+=", "Cookie: color=:/?#[]@!$&'()*+="},
		{Cookie, "", style("cookie"), `"a"`, `Cookie: color="a"`},
		// Reserved characters that are allowed.
		{Path, segment, style("simple", "reserved"), reserved + "%2F%", "/:%2F%3F%23%5B%5D@!$&'()*+,;=%2F%25"},
		{Path, behind, style("label", "reserved"), reserved, ".:%2F%3F%23%5B%5D@!$&'()*+,;="},
		{Path, behind, style("matrix", "reserved"), reserved, ";color=:%2F%3F%23%5B%5D@!$&'()*+,%3B="},
		{Path, segment, style("simple", "reserved"), []string{"a,b", "c;d"}, "/a%2Cb,c;d"},
		{Query, "", style("form", "explode reserved"), reserved, "?color=:/?%23%5B%5D@!$%26'()*%2B,;="},
		{Query, "", style("form", "explode reserved"), "a%2Fb%c", "?color=a%2Fb%25c"},
		{Query, "", style("form", "explode reserved"), []string{"a,b", "c/d"}, "?color=a,b&color=c/d"},
		{Query, "", style("form", "reserved"), []string{"a,b", "c/d"}, "?color=a%2Cb,c/d"},
		{Query, "", style("form", "explode reserved"), map[string]string{"a": "x/y"}, "?a=x/y"},
		{Query, "", style("deepObject", "reserved"), map[string]string{"a": "x/y"}, "?color%5Ba%5D=x/y"},
		{Cookie, "", style("form", "reserved"), reserved, "Cookie: color=:/?#[]@!$&'()*+%2C%3B="},
		// What is empty, and what is left out.
		{Path, behind, style("matrix"), "", ";color"},
		{Path, behind, style("matrix", "explode"), []string{"", "a"}, ";color;color=a"},
		{Path, segment, Style{}, []*string{&blue, nil, &blue}, "/blue,blue"},
		{Query, "", Style{}, "", "?color="},
		{Query, "", Style{}, &empty, "?color="},
		{Query, "", Style{}, []string{"", "a"}, "?color=&color=a"},
		{Query, "", Style{}, []string{}, ""},
		{Query, "", Style{}, []string(nil), ""},
		{Query, "", Style{}, anyMap{}, ""},
		{Query, "", Style{}, anyMap{"R": nil, "G": 2}, "?G=2"},
		{Query, "", style("deepObject"), anyMap{}, ""},
		{Query, "", style("spaceDelimited"), []string{}, ""},
		{Query, "", Style{}, nil, ""},
		{Query, "", Style{}, nothing, ""},
		{Query, "", Style{}, json.RawMessage("null"), ""},
		{Header, "", Style{}, "", "color: "},
		{Header, "", Style{}, []string{}, ""},
		{Header, "", Style{}, anyMap{}, ""},
		{Header, "", Style{}, nothing, ""},
		{Header, "", Style{}, []*string{&blue, nil}, "color: blue"},
		{Cookie, "", Style{}, "", "Cookie: color="},
		{Cookie, "", Style{}, []string{}, ""},
		{Cookie, "", Style{}, nothing, ""},
		{Cookie, "", style("cookie"), "", "Cookie: color="},
		{Cookie, "", style("cookie"), anyMap{}, ""},
		// Contents.
		{Query, "", style("json"), rgb{1, 2}, "?color=%7B%22R%22%3A1%2C%22G%22%3A2%7D"},
		{Query, "", style("json"), "a", "?color=%22a%22"},
		{Query, "", style("json"), "<&>", "?color=%22%3C%26%3E%22"},
		{Query, "", style("json"), []any{1, nil}, "?color=%5B1%2Cnull%5D"},
		{Query, "", style("json"), nothing, ""},
		{Query, "", style("text"), "a b&c", "?color=a%20b%26c"},
		{Query, "", style("text"), "$.a", "?color=%24.a"},
		{Header, "", style("json"), anyMap{"a": "ü😀"}, `color: {"a":"\u00fc\ud83d\ude00"}`},
		{Header, "", style("json"), []int{}, `color: []`},
		{Header, "", style("text"), "a b", "color: a b"},
		{Cookie, "", style("json"), anyMap{"a": "ü"}, "Cookie: color=%7B%22a%22%3A%22%C3%BC%22%7D"},
		// What a path has beside its parameters.
		{Query, "/a?action=edit", Style{}, "blue", "/a?action=edit&color=blue"},
		{Path, "/a?c={color}", Style{}, "b&c", "/a?c=b%26c"},
		{Path, "/{color}/ü {b/{color}!", Style{}, "a", "/a/%C3%BC%20%7Bb/a!"},
	} {
		got, err := sentParameter(t, one.path, Parameter{In: one.in, Style: one.style}, one.value)
		if err != nil || got != one.want {
			t.Errorf("%s %+v of %#v: %q, %v; want %q", one.in, one.style, one.value, got, err, one.want)
		}
	}
}

func TestParametersThatCannotBeSent(t *testing.T) {
	nested := "its style cannot write arrays or objects inside others"
	inside := anyMap{"a": []string{"b"}}
	for _, one := range []struct {
		in    In
		style Style
		value any
		says  string
	}{
		{Path, Style{}, "", "must not be"},
		{Path, Style{}, nil, "must not be"},
		{Path, Style{}, []string{}, "must not be"},
		{Path, Style{}, []string{""}, "must not be"},
		{Path, Style{}, ".", "must not be"},
		{Path, Style{}, "..", `path parameter "color" must not be ".."`},
		{Path, Style{}, []string{".."}, "must not be"},
		{Path, style("simple", "reserved"), "%2e.", "must not be"},
		{Path, style("label"), "", "must not be"},
		{Path, style("label"), []string{""}, "must not be"},
		{Path, style("label"), ".", "must not be"},
		{Path, style("matrix"), []string{}, "must not be"},
		{Path, Style{}, [][]string{{"a"}}, nested},
		{Path, style("matrix", "explode"), [][]string{{"a"}}, nested},
		{Path, style("simple", "explode"), inside, nested},
		{Query, style("form"), inside, nested},
		{Query, style("form", "explode"), inside, nested},
		{Query, style("pipeDelimited", "explode"), inside, nested},
		{Query, style("spaceDelimited"), []string{"a b", "c"}, `" " is what delimits its values`},
		{Query, style("pipeDelimited"), []string{"a|b", "c"}, `"|" is what delimits its values`},
		{Query, style("text"), []string{}, "must be given as a string"},
		{Query, Style{}, math.NaN(), "not a number that can be sent"},
		{Query, Style{}, []float64{math.Inf(1)}, "Inf"},
		{Query, Style{}, "\xff", "not UTF-8"},
		{Query, Style{}, []string{"\xff"}, "not UTF-8"},
		{Query, Style{}, colour("\xff"), "not UTF-8"},
		{Query, Style{}, make(chan int), "chan int"},
		{Query, style("json"), math.NaN(), "NaN"},
		{Header, style("json"), math.NaN(), "NaN"},
		{Header, Style{}, "a\r\nb: c", "header color: the value must be text of printable ASCII"},
		{Header, Style{}, "a\x00b", "header color"},
		{Header, Style{}, "grün", "header color"},
		{Header, Style{}, "a ", "header color"},
		{Header, Style{}, "\ta", "header color"},
		{Header, Style{}, [][]string{{"a"}}, nested},
		{Cookie, style("cookie"), "a;b", "holds what no cookie can"},
		{Cookie, style("cookie"), "a,b", "holds what no cookie can"},
		{Cookie, style("cookie"), "a b", "holds what no cookie can"},
		{Cookie, style("cookie"), "a\r\nb", "holds what no cookie can"},
		{Cookie, style("cookie"), "grün", "holds what no cookie can"},
		{Cookie, style("cookie"), `"`, "holds what no cookie can"},
		{Cookie, style("cookie"), colours, "holds what no cookie can"},
		{Cookie, style("cookie", "explode"), anyMap{"a b": "c"}, "holds what no cookie can"},
		{Cookie, Style{}, [][]string{{"a"}}, nested},
	} {
		path := ""
		if one.in == Path {
			path = "/{color}"
		}
		got, err := sentParameter(t, path, Parameter{In: one.in, Style: one.style}, one.value)
		if err == nil || !strings.Contains(err.Error(), one.says) {
			t.Errorf("%s %+v of %#v: %q, %v; want %q", one.in, one.style, one.value, got, err, one.says)
		}
	}
}
