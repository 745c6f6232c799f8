package load

import (
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The bare server is this test's own program, told by its environment what to serve.
const (
	bareFolder  = "CABLES_LOAD_BARE_FOLDER"
	bareAddress = "CABLES_LOAD_BARE_ADDRESS"
)

// headersFile holds the header of every file of a folder, by its path.
const headersFile = "headers.json"

// writeFiles asks for pages, and writes each as it came for servers of files.
// It gives the sum of their sizes.
func writeFiles(t *testing.T, folder, address string, paths []string) (size int) {
	t.Helper()
	headers := make(map[string]http.Header)
	check(t, os.Mkdir(filepath.Join(folder, "cable"), 0o755))
	for _, path := range paths {
		header, body, err := fetch(address + path)
		check(t, err)
		if header.Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s is not packed: %v", path, header)
		}
		check(t, os.WriteFile(filepath.Join(folder, path+".gz"), body, 0o644))
		header.Del("Date")
		headers[path] = header
		size += len(body)
	}
	text, err := json.Marshal(headers)
	check(t, err)
	check(t, os.WriteFile(filepath.Join(folder, headersFile), text, 0o644))
	return size
}

func startBare(t *testing.T, folder string) string {
	t.Helper()
	address := freeAddress(t)
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), bareFolder+"="+folder, bareAddress+"="+address)
	return start(t, address, command).address
}

// serveBare writes the files of a folder with their headers, and does nothing
// else that net/http does not do. It sets ready slices, which is the least that
// a header can cost.
func serveBare(folder, address string) error {
	text, err := os.ReadFile(filepath.Join(folder, headersFile))
	if err != nil {
		return err
	}
	var headers map[string]http.Header
	if err := json.Unmarshal(text, &headers); err != nil {
		return err
	}
	bodies := make(map[string][]byte)
	for path := range headers {
		if bodies[path], err = os.ReadFile(filepath.Join(folder, path+".gz")); err != nil {
			return err
		}
	}
	return http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		for name, values := range headers[r.URL.Path] {
			header[name] = values
		}
		w.Write(bodies[r.URL.Path])
	}))
}
