package source_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"cables/internal/source"
)

// A packedFile is a file in an archive that a test makes.
type packedFile struct{ name, text string }

// boxed is a telegram that says who it is.
func boxed(id string) string {
	return box + id + " 2008-03-04 15:12 2011-02-02 21:09 SECRET Embassy Laputa\n" + telegram
}

// collection is what people pack: pages of two builds, a telegram, a dump, and
// what is no source.
func collection() []packedFile {
	return []packedFile{
		{"build/cable/2007/03/07STRELSAU112.html", page},
		{"build/index.html.orig", "no source"},
		{"telegrams/08LAPUTA40.txt", boxed("08LAPUTA40")},
		{"dump/cables.csv", asPublished(laputa(12)...) + asPublished(laputa(13)...)},
	}
}

func packZip(t testing.TB, files []packedFile) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		member, err := w.Create(f.name)
		if err == nil {
			_, err = io.WriteString(member, f.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func packTar(t testing.TB, files []packedFile) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.text)), Mode: 0o644, Typeflag: tar.TypeReg})
		if err == nil {
			_, err = io.WriteString(w, f.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// packSevenZip packs with Debian's 7z, for which Go has no writer.
func packSevenZip(t testing.TB, files []packedFile, options ...string) []byte {
	t.Helper()
	sevenZip(t)
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return runSevenZip(t, dir, options...)
}

// sevenZip is the command, which Debian calls 7z or 7zz.
func sevenZip(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"7z", "7zz"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("7z is not installed: apt-get install 7zip")
	return ""
}

func runSevenZip(t testing.TB, dir string, options ...string) []byte {
	t.Helper()
	packed := filepath.Join(t.TempDir(), "packed.7z")
	command := exec.Command(sevenZip(t), append([]string{"a", "-bd", packed, "."}, options...)...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("7z: %v\n%s", err, out)
	}
	data, err := os.ReadFile(packed)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// compress compresses with what a writer is made of.
func compress[W io.WriteCloser](t testing.TB, data []byte, writer func(io.Writer) (W, error)) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := writer(&out)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func packGzip(t testing.TB, data []byte) []byte {
	return compress(t, data, func(w io.Writer) (*gzip.Writer, error) { return gzip.NewWriter(w), nil })
}

func packZstd(t testing.TB, data []byte) []byte {
	return compress(t, data, func(w io.Writer) (*zstd.Encoder, error) { return zstd.NewWriter(w) })
}

func packXz(t testing.TB, data []byte) []byte {
	return compress(t, data, func(w io.Writer) (*xz.Writer, error) { return xz.NewWriter(w) })
}

// readPacked reads a file of a name and bytes: what it gives, a line each,
// what could not be read, and how many files were skipped.
func readPacked(t testing.TB, name string, data []byte) (items []source.Item, unread []string, skipped int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	reader := source.Reader{Skipped: func() { skipped++ }}
	err := reader.Each(context.Background(), []string{path}, func(i source.Item) error {
		i.Name = strings.TrimPrefix(i.Name, filepath.Dir(path)+"/")
		items = append(items, i)
		return nil
	}, func(u source.Unread) error {
		unread = append(unread, strings.TrimPrefix(u.Error(), filepath.Dir(path)+"/"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return items, unread, skipped
}

// lines says of each item all that is stored of it.
func lines(items []source.Item, prefix string) []string {
	var all []string
	for _, i := range items {
		all = append(all, fmt.Sprintf("%s:%d %s %s %s %q", strings.TrimPrefix(i.Name, prefix+"/"), i.Line, i.Form, i.SHA256, i.Telegram.ID, i.Telegram.Body))
	}
	slices.Sort(all)
	return all
}

func TestAnArchiveGivesWhatItsFolderGives(t *testing.T) {
	dir := t.TempDir()
	for _, f := range collection() {
		path := filepath.Join(dir, f.name)
		os.MkdirAll(filepath.Dir(path), 0o777)
		if err := os.WriteFile(path, []byte(f.text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	files, _, err := source.Find([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	var items []source.Item
	if unread, err := source.Read(t.Context(), files, nil, func(i source.Item) error {
		items = append(items, i)
		return nil
	}); err != nil || len(unread) > 0 {
		t.Fatal(unread, err)
	}
	want := lines(items, dir)
	if len(want) != 4 {
		t.Fatalf("the folder gives %q", want)
	}
	for _, test := range []struct {
		name string
		pack func(t *testing.T) []byte
	}{
		{"a.zip", func(t *testing.T) []byte { return packZip(t, collection()) }},
		{"a.tar", func(t *testing.T) []byte { return packTar(t, collection()) }},
		{"a.tar.gz", func(t *testing.T) []byte { return packGzip(t, packTar(t, collection())) }},
		{"a.tgz", func(t *testing.T) []byte { return packGzip(t, packTar(t, collection())) }},
		{"a.tar.zst", func(t *testing.T) []byte { return packZstd(t, packTar(t, collection())) }},
		{"a.tar.xz", func(t *testing.T) []byte { return packXz(t, packTar(t, collection())) }},
		{"a.7z", func(t *testing.T) []byte { return packSevenZip(t, collection()) }},
		{"a.bin", func(t *testing.T) []byte { return packZip(t, collection()) }}, // the bytes tell
	} {
		t.Run(test.name, func(t *testing.T) {
			items, unread, skipped := readPacked(t, test.name, test.pack(t))
			if got := lines(items, test.name); !slices.Equal(got, want) || len(unread) > 0 || skipped != 1 {
				t.Errorf("got\n%s\nunread %q, skipped %d; want\n%s", strings.Join(got, "\n"), unread, skipped, strings.Join(want, "\n"))
			}
		})
	}
}

func TestACompressedFileGivesWhatIsInIt(t *testing.T) {
	dump := []byte(asPublished(laputa(12)...) + asPublished(laputa(13)...))
	plain, _, _ := readPacked(t, "cables.csv", dump)
	want := lines(plain, "")
	for name, data := range map[string][]byte{
		"cables.csv.gz": packGzip(t, dump), "cables.csv.zst": packZstd(t, dump), "cables.csv.xz": packXz(t, dump),
	} {
		items, unread, _ := readPacked(t, name, data)
		if got := lines(items, name); !slices.Equal(got, want) || len(unread) > 0 {
			t.Errorf("%s gives %q, unread %q", name, got, unread)
		}
		piped, left := readDump(t, string(data))
		if len(piped) != 2 || len(left) > 0 || piped[0].SHA256 != "" || piped[0].Name != "-" {
			t.Errorf("%s through a pipe gives %v, unread %q", name, piped, left)
		}
	}
	items, _, _ := readPacked(t, "08LAPUTA40.txt.gz", packGzip(t, []byte(telegram)))
	if len(items) != 1 || items[0].Telegram.ID != "08LAPUTA40" {
		t.Errorf("a telegram that its file names is %v", items)
	}
}

func TestATinySevenZipIsRead(t *testing.T) {
	data, err := os.ReadFile("testdata/laputa.7z")
	if err != nil {
		t.Fatal(err)
	}
	items, unread, _ := readPacked(t, "laputa.7z", data)
	if len(items) != 1 || len(unread) > 0 || items[0].Name != "laputa.7z/telegrams/08LAPUTA40.txt" || !strings.Contains(items[0].Telegram.Body, "who is fiction") {
		t.Errorf("got %v, unread %q", items, unread)
	}
}

func TestAnArchiveComesThroughAPipeWhereItCan(t *testing.T) {
	items, unread := readDump(t, string(packGzip(t, packTar(t, collection()))))
	if len(items) != 4 || len(unread) > 0 {
		t.Errorf("tar.gz gives %d telegrams, unread %q", len(items), unread)
	}
	_, unread = readDump(t, string(packZip(t, collection())))
	if len(unread) != 1 || unread[0] != "standard input is a zip archive, which cannot be read through a pipe: give its file" {
		t.Errorf("zip gives %q", unread)
	}
}
