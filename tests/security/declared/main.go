// Command declared prints what the Go files below a folder declare, one line for each
// declaration, without any name or text: what two documents that differ in their texts alone
// have in common.
package main

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	var lines []string
	err := filepath.WalkDir(os.Args[1], func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(os.Args[1], filepath.Dir(path))
		for _, one := range declarations(file) {
			lines = append(lines, folder+": "+one)
		}
		return err
	})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	slices.Sort(lines)
	fmt.Println(strings.Join(lines, "\n"))
}

func declarations(file *ast.File) (found []string) {
	for _, group := range file.Comments {
		for _, one := range group.List {
			if isDirective(one.Text) {
				found = append(found, "directive "+one.Text)
			}
		}
	}
	for _, one := range file.Imports {
		found = append(found, "import "+one.Path.Value)
	}
	for _, declaration := range file.Decls {
		if general, ok := declaration.(*ast.GenDecl); ok && general.Tok == token.IMPORT {
			continue
		}
		var kinds []string
		ast.Inspect(declaration, func(node ast.Node) bool {
			switch node.(type) {
			case nil, *ast.Comment, *ast.CommentGroup:
				return false
			}
			kinds = append(kinds, strings.TrimPrefix(fmt.Sprintf("%T", node), "*ast."))
			return true
		})
		found = append(found, strings.Join(kinds, " "))
	}
	return found
}

// isDirective says whether a comment means something to a tool.
func isDirective(text string) bool {
	for _, start := range []string{"/*", "//go:", "//line ", "//export ", "//extern ", "//#"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return constraint.IsPlusBuild(text)
}
