// Command driver calls methods of SDKs by their names, and says what came of each call.
//
// It reads one call a line from its input, and writes one outcome a line. What it calls is
// in clients.go, which is written anew for each program.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
)

type call struct {
	// Client is the name of one of the clients.
	Client string `json:"client"`
	// Method is how it is reached from there, such as Credits.GetCredits.
	Method string `json:"method"`
	// Arguments are by position, in lists of one; an empty list leaves one out.
	Arguments [][]json.RawMessage `json:"arguments"`
	// Options is the name of what is said beside arguments.
	Options string `json:"options"`
	// Items says that those of all pages are wanted.
	Items bool `json:"items"`
	// Answer is that of the recorder, where the client sends with it.
	Answer *answer `json:"answer"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var asked call
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		recording.begin(asked.Answer)
		found := asked.made()
		found.Sent = recording.sent
		if err := write(found); err != nil {
			write(failed(err))
		}
	}
}

func write(found outcome) error {
	written := json.NewEncoder(os.Stdout)
	written.SetEscapeHTML(false)
	return written.Encode(found)
}

func (c call) made() (found outcome) {
	defer func() {
		if problem := recover(); problem != nil {
			found = outcome{Kinds: []string{"panic"}, Text: fmt.Sprint(problem)}
		}
	}()
	method := reached(reflect.ValueOf(clients[c.Client]()), c.Method)
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for place, given := range c.Arguments {
		value := reflect.New(method.Type().In(place + 1)).Elem()
		if len(given) > 0 {
			if err := set(value, given[0]); err != nil {
				return outcome{Kinds: []string{"Unsayable"}, Text: err.Error()}
			}
		} else if !isOptional(value.Type()) {
			return outcome{Kinds: []string{"Unsayable"}, Text: "it has to be given"}
		}
		arguments = append(arguments, value)
	}
	for _, option := range options[c.Options] {
		arguments = append(arguments, reflect.ValueOf(option))
	}
	results := method.Call(arguments)
	if err, _ := results[len(results)-1].Interface().(error); err != nil {
		return failed(err)
	}
	if len(results) == 1 {
		return outcome{}
	}
	if c.Items {
		return items(results[0])
	}
	return returned(results[0])
}

func reached(client reflect.Value, path string) reflect.Value {
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		client = client.Elem().FieldByName(name)
	}
	method := client.MethodByName(names[len(names)-1])
	if !method.IsValid() {
		panic("there is no method " + path)
	}
	return method
}
