package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// defaultSettings is the file of settings that is read, where it is there,
// without being asked for.
const defaultSettings = "cables.toml"

// settingsFile is the path of a TOML file whose keys are the names of flags.
// Kong's JSON loader and its TOML sister pass over keys that they do not know,
// and let a file win over the environment: here a flag wins over the
// environment, that over the file, and the file over defaults.
type settingsFile string

// BeforeResolve reads the file; kong calls it before it looks for flags that
// the command line does not have.
func (settingsFile) BeforeResolve(ctx *kong.Context, trace *kong.Path) error {
	path := string(ctx.FlagValue(trace.Flag).(settingsFile))
	settings, err := readSettings(path)
	if path == defaultSettings && errors.Is(err, fs.ErrNotExist) && !asked(ctx, trace) {
		return nil
	}
	if err == nil {
		err = checkNames(path, settings, flagNames(ctx.Model.Node))
	}
	if err != nil {
		return err
	}
	ctx.AddResolver(kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if value, ok := settings[flag.Name]; ok && !inEnvironment(flag) {
			return value, nil
		}
		return nil, nil
	}))
	return nil
}

// asked reports whether a flag was given, be it in the environment.
func asked(ctx *kong.Context, trace *kong.Path) bool {
	return slices.Contains(ctx.Path, trace) || inEnvironment(trace.Flag)
}

func inEnvironment(flag *kong.Flag) bool {
	return slices.ContainsFunc(flag.Envs, func(name string) bool {
		_, set := os.LookupEnv(name)
		return set
	})
}

// readSettings reads a file of settings. Values are given as a command line
// has them, so that flags read both alike.
func readSettings(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("the settings %s cannot be read: %w", path, failed.Err)
	}
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		return nil, fmt.Errorf("%s is no TOML: %w", path, plain(err))
	}
	settings := make(map[string]string, len(values))
	for name, value := range values {
		if settings[name], err = written(value); err != nil {
			return nil, fmt.Errorf("%s: %s %w", path, name, err)
		}
	}
	return settings, nil
}

// plain is an error of the TOML reader as one sentence that names the line.
func plain(err error) error {
	var bad toml.ParseError
	if errors.As(err, &bad) {
		return fmt.Errorf("line %d: %s", bad.Position.Line, strings.TrimSuffix(bad.Message, "."))
	}
	return err
}

// written is a TOML value as a command line has it.
func written(value any) (string, error) {
	switch v := value.(type) {
	case map[string]any, []map[string]any:
		return "", errors.New("is a table: settings stand in the file one below the other, without tables")
	case []any:
		return "", errors.New("is a list: a setting has one value")
	case time.Time:
		return v.Format("2006-01-02 15:04"), nil
	}
	return fmt.Sprint(value), nil
}

// checkNames refuses settings that are no flags: a misspelt one would silently
// do nothing.
func checkNames(path string, settings map[string]string, names []string) error {
	unknown := []string{}
	for name := range settings {
		if !slices.Contains(names, name) {
			unknown = append(unknown, fmt.Sprintf("%q", name))
		}
	}
	slices.Sort(unknown)
	if len(unknown) > 0 {
		return fmt.Errorf("%s: there is no setting %s; they are called as flags are: %s", path, strings.Join(unknown, ", "), strings.Join(names, ", "))
	}
	return nil
}

// flagNames are the names of all flags of all commands that a file may set.
func flagNames(node *kong.Node) []string {
	var names []string
	for _, flag := range node.Flags {
		if flag.Name != "help" && flag.Name != "config" {
			names = append(names, flag.Name)
		}
	}
	for _, child := range node.Children {
		names = append(names, flagNames(child)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
