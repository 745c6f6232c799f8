package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// parse reads a command line as the program does, and gives back its commands.
func parse(t *testing.T, args ...string) (*program, error) {
	t.Helper()
	p := &program{stdout: t.Output(), stderr: t.Output()}
	parser, err := kong.New(p, kong.DefaultEnvars("CABLES"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = parser.Parse(args)
	return p, err
}

func TestTheNearestSettingWins(t *testing.T) {
	file := filepath.Join(t.TempDir(), "my.toml")
	if err := os.WriteFile(file, []byte("title = \"file\"\nexpected-total = 3\nstrict = true\nreleased = 2011-09-02\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, environment string
		flags             []string
		want              string
	}{
		{name: "the file over the default", want: "file"},
		{name: "the environment over the file", environment: "environment", want: "environment"},
		{name: "the flag over both", environment: "environment", flags: []string{"--title", "flag"}, want: "flag"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.environment != "" {
				t.Setenv("CABLES_TITLE", test.environment)
			}
			p, err := parse(t, append([]string{"serve", "--config", file}, test.flags...)...)
			if err != nil || p.Serve.Title != test.want || p.Serve.ExpectedTotal != 3 || p.Serve.Hashtag != "cablegate" {
				t.Errorf("title %q, expected total %d, hashtag %q, error %v", p.Serve.Title, p.Serve.ExpectedTotal, p.Serve.Hashtag, err)
			}
		})
	}
	t.Run("each command takes its own", func(t *testing.T) {
		p, err := parse(t, "import", "--config", file, "x.txt")
		if err != nil || !p.Import.Strict || p.Import.Released.Format("2006-01-02") != "2011-09-02" {
			t.Errorf("got %+v, error %v", p.Import, err)
		}
	})
}

func TestSettingsThatCannotBeReadAreSaidInOneSentence(t *testing.T) {
	for _, test := range []struct{ name, text, says string }{
		{"an unknown key", `titel = "Cables"`, `my.toml: there is no setting "titel"; they are called as flags are: `},
		{"no TOML", "title: Cables", "my.toml is no TOML: line 1: "},
		{"a table", "[serve]\ntitle = \"x\"", "my.toml: serve is a table"},
		{"a list", "title = [\"x\"]", "my.toml: title is a list"},
		{"a value of another kind", `expected-total = "many"`, "expected-total"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "my.toml")
			if err := os.WriteFile(file, []byte(test.text), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := parse(t, "serve", "--config", file)
			if err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got error %v, want %q", err, test.says)
			}
		})
	}
}

// The file that is shipped as an example names every flag of serve, and with
// its lines uncommented the program takes it.
func TestTheShippedSettingsAreAcceptedAndNameEveryFlagOfServe(t *testing.T) {
	data, err := os.ReadFile("packaging/cables.toml")
	if err != nil {
		t.Fatal(err)
	}
	parser, err := kong.New(&program{})
	if err != nil {
		t.Fatal(err)
	}
	names := flagNames(parser.Model.Node)
	var named []string
	uncommented := regexp.MustCompile(`(?m)^#([a-z-]+) = .*$`).ReplaceAllStringFunc(string(data), func(line string) string {
		name, _, _ := strings.Cut(line[1:], " ")
		if named = append(named, name); !slices.Contains(names, name) {
			return line // a flag that is to come
		}
		return line[1:]
	})
	for _, command := range parser.Model.Children {
		if command.Name != "serve" {
			continue
		}
		for _, name := range flagNames(command) {
			if !slices.Contains(named, name) {
				t.Errorf("packaging/cables.toml does not name %s", name)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "cables.toml")
	for _, text := range []string{string(data), uncommented} {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := parse(t, "serve", "--config", file); err != nil {
			t.Error(err)
		}
	}
}
