package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cables": main})
}

// Each script of testdata is a story of someone at a shell.
func TestScripts(t *testing.T) {
	demo, err := filepath.Abs("../../testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			address, err := freeAddress()
			env.Setenv("ADDR", address)
			env.Setenv("DEMO", demo)
			env.Setenv("CORPUS", os.Getenv("CABLES_CORPUS"))
			return err
		},
		Condition: func(condition string) (bool, error) {
			switch condition {
			case "corpus":
				return os.Getenv("CABLES_CORPUS") != "", nil
			case "root":
				return os.Geteuid() == 0, nil
			}
			return false, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"get": get},
	})
}
