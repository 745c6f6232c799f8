package source_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cables/internal/source"
)

// good is a telegram that every hostile archive holds beside what is wrong
// with it, and that has to be read all the same.
var good = packedFile{"telegrams/08LAPUTA41.txt", boxed("08LAPUTA41")}

// damage changes a byte of the text of a member that is stored as it is.
func damage(t *testing.T, data []byte, text string) []byte {
	t.Helper()
	at := bytes.Index(data, []byte(text))
	if at < 0 {
		t.Fatalf("%q is not in the archive", text)
	}
	data = bytes.Clone(data)
	data[at] ^= 1
	return data
}

// storedZip packs without compression.
func storedZip(t *testing.T, files []packedFile, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Store}
		if f != good && change != nil {
			change(header)
		}
		member, err := w.CreateHeader(header)
		if err == nil {
			_, err = member.Write([]byte(f.text))
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

// encryptedZip says of its first member that it is encrypted, in the way that
// an archiver would.
func encryptedZip(t *testing.T, files []packedFile) []byte {
	data := storedZip(t, files, nil)
	for _, mark := range []struct {
		signature string
		flags     int
	}{{"PK\x03\x04", 6}, {"PK\x01\x02", 8}} {
		at := bytes.Index(data, []byte(mark.signature)) + mark.flags
		binary.LittleEndian.PutUint16(data[at:], binary.LittleEndian.Uint16(data[at:])|1)
	}
	return data
}

// linkTar has a link of a type called as a telegram is.
func linkTar(t *testing.T, kind byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	err := w.WriteHeader(&tar.Header{Name: "08LAPUTA42.txt", Linkname: "/etc/passwd", Typeflag: kind})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.WriteHeader(&tar.Header{Name: good.name, Size: int64(len(good.text)), Typeflag: tar.TypeReg}); err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(good.text))
	w.Close()
	return out.Bytes()
}

// sevenZipWithLink has a symbolic link in it.
func sevenZipWithLink(t *testing.T) []byte {
	t.Helper()
	sevenZip(t) // skips where there is none
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "telegrams"), 0o777)
	os.WriteFile(filepath.Join(dir, good.name), []byte(good.text), 0o666)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "08LAPUTA42.txt")); err != nil {
		t.Fatal(err)
	}
	return runSevenZip(t, dir, "-snl")
}

// hugeDump is a dump of one row that compresses to a thousandth.
func hugeDump() string {
	return asPublished(laputa(12)...) + `"2","3/4/2008 15:12","08LAPUTA13","` + strings.Repeat(" ", 24<<20)
}

func TestAMemberThatCannotBeReadIsReportedAndTheRestIsRead(t *testing.T) {
	bad := func(name string) []packedFile { return []packedFile{{name, boxed("08LAPUTA42")}, good} }
	for _, test := range []struct {
		name, file string
		pack       func(t *testing.T) []byte
		want       string
		lost       bool // the good telegram stands behind what cannot be read
	}{
		{name: "a path out of the folder", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, bad("cable/../../08LAPUTA42.txt")) },
			want: `a.zip/cable/../../08LAPUTA42.txt has ".." in its path: pack it as a folder`},
		{name: "a path out of the folder, in a tar", file: "a.tar.gz", pack: func(t *testing.T) []byte { return packGzip(t, packTar(t, bad("../08LAPUTA42.txt"))) },
			want: `a.tar.gz/../08LAPUTA42.txt has ".." in its path: pack it as a folder`},
		{name: "the same with backslashes", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, bad(`cable\..\08LAPUTA42.txt`)) },
			want: `a.zip/cable/../08LAPUTA42.txt has ".." in its path: pack it as a folder`},
		{name: "an absolute path", file: "a.tar", pack: func(t *testing.T) []byte { return packTar(t, bad("/08LAPUTA42.txt")) },
			want: "a.tar//08LAPUTA42.txt has an absolute path in its archive: pack it as a folder"},
		{name: "a drive", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, bad(`C:\08LAPUTA42.txt`)) },
			want: "a.zip/C:/08LAPUTA42.txt has an absolute path in its archive: pack it as a folder"},
		{name: "control characters", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, bad("08LAPUTA42\x1b[2J\n.txt")) },
			want: `a.zip/08LAPUTA42\x1b[2J\n.txt has control characters in its name: rename it`},
		{name: "a name without end", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, bad(strings.Repeat("laputa/", 200)+"x.txt")) },
			want: "a.zip/" + strings.Repeat("laputa/", 8) + "lapu….txt has a name of 1405 bytes: no file of cables has"},
		{name: "a symbolic link", file: "a.tar", pack: func(t *testing.T) []byte { return linkTar(t, tar.TypeSymlink) },
			want: "a.tar/08LAPUTA42.txt is a link in its archive, and links are not followed: pack the file itself"},
		{name: "a hard link", file: "a.tar", pack: func(t *testing.T) []byte { return linkTar(t, tar.TypeLink) },
			want: "a.tar/08LAPUTA42.txt is a link in its archive, and links are not followed: pack the file itself"},
		{name: "a device", file: "a.tar", pack: func(t *testing.T) []byte { return linkTar(t, tar.TypeBlock) },
			want: "a.tar/08LAPUTA42.txt is neither a file nor a folder in its archive"},
		{name: "a symbolic link in a zip", file: "a.zip", pack: func(t *testing.T) []byte {
			return storedZip(t, bad("08LAPUTA42.txt"), func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) })
		}, want: "a.zip/08LAPUTA42.txt is a link in its archive, and links are not followed: pack the file itself"},
		{name: "a symbolic link in a 7z", file: "a.7z", pack: sevenZipWithLink,
			want: "a.7z/08LAPUTA42.txt is a link in its archive, and links are not followed: pack the file itself"},
		{name: "an encrypted member", file: "a.zip", pack: func(t *testing.T) []byte { return encryptedZip(t, bad("08LAPUTA42.txt")) },
			want: "a.zip/08LAPUTA42.txt is encrypted: unpack it with its password first"},
		{name: "an encrypted 7z", file: "a.7z", pack: func(t *testing.T) []byte { return packSevenZip(t, []packedFile{good}, "-psecret") },
			want: "a.7z/telegrams/08LAPUTA41.txt is encrypted: unpack it with its password first", lost: true},
		{name: "a 7z with an encrypted directory", file: "a.7z", pack: func(t *testing.T) []byte { return packSevenZip(t, bad("08LAPUTA42.txt"), "-psecret", "-mhe=on") },
			want: "a.7z is encrypted: unpack it with its password first", lost: true},
		{name: "a damaged member", file: "a.zip", pack: func(t *testing.T) []byte {
			return damage(t, storedZip(t, bad("08LAPUTA42.txt"), nil), "FM AMEMBASSY")
		}, want: "a.zip/08LAPUTA42.txt is damaged (zip: checksum error): fetch it anew"},
		{name: "a damaged member of a 7z", file: "a.7z", pack: func(t *testing.T) []byte {
			return damage(t, packSevenZip(t, bad("08LAPUTA42.txt"), "-mx=0", "-ms=off"), "FM AMEMBASSY")
		}, want: "a.7z/08LAPUTA42.txt is damaged (its checksum is another): fetch it anew"},
		{name: "a damaged dump", file: "a.zip", pack: func(t *testing.T) []byte {
			return damage(t, storedZip(t, []packedFile{{"cables.csv", asPublished(laputa(12)...)}, good}, nil), "FM AMEMBASSY")
		}, want: "a.zip/cables.csv is damaged (zip: checksum error): fetch it anew"},
		{name: "an archive inside", file: "a.zip", pack: func(t *testing.T) []byte {
			return packZip(t, []packedFile{{"more.zip", string(packZip(t, []packedFile{good}))}, good})
		}, want: "a.zip/more.zip is an archive inside an archive: unpack the outer one and give what was in it"},
		{name: "an archive compressed twice", file: "a.tar.gz.gz", pack: func(t *testing.T) []byte { return packGzip(t, packGzip(t, packTar(t, []packedFile{good}))) },
			want: "a.tar.gz.gz is an archive inside an archive: unpack the outer one and give what was in it", lost: true},
		{name: "an archive that calls itself a page", file: "a.zip", pack: func(t *testing.T) []byte {
			return packZip(t, []packedFile{{"index.html", string(packZip(t, []packedFile{good}))}, good})
		}, want: "a.zip/index.html is no text (it holds NUL bytes): give a telegram as text, one of the publisher's HTML pages, or the CSV dump"},
		{name: "a dump made to fill a disk", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, []packedFile{{"cables.csv", hugeDump()}, good}) },
			want: "a.zip/cables.csv unpacks to more than 250 times the size of its archive, as no archive of cables does: it is left out, and what follows", lost: true},
		{name: "what is skipped made to fill a disk", file: "a.tar.gz", pack: func(t *testing.T) []byte {
			return packGzip(t, packTar(t, []packedFile{{"zeros.bin", strings.Repeat("\x00", 24<<20)}, good}))
		}, want: "a.tar.gz unpacks to more than 250 times the size of its archive, as no archive of cables does: it is left out, and what follows", lost: true},
		{name: "a telegram without end", file: "a.zip", pack: func(t *testing.T) []byte {
			return storedZip(t, []packedFile{{"08LAPUTA42.txt", strings.Repeat("rope ", 4<<20)}, good}, nil)
		}, want: "a.zip/08LAPUTA42.txt has more than 16 MB: no telegram is so large"},
		{name: "a zip without directory", file: "a.zip", pack: func(t *testing.T) []byte { return packZip(t, []packedFile{good})[:100] },
			want: "a.zip is damaged (zip: not a valid zip file): fetch it anew", lost: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			items, unread, _ := readPacked(t, test.file, test.pack(t))
			if len(unread) != 1 || unread[0] != test.want {
				t.Errorf("unread are\n%s\nwant\n%s", strings.Join(unread, "\n"), test.want)
			}
			if read := len(items) == 1 && items[0].Telegram.ID == "08LAPUTA41"; read == test.lost {
				t.Errorf("the good telegram is read: %v", read)
			}
		})
	}
}

func TestWhatStandsBeforeABreakIsRead(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte('a' + random.IntN(26))
	}
	packed := packGzip(t, packTar(t, []packedFile{good, {"README", string(noise)}, {"08LAPUTA42.txt", boxed("08LAPUTA42")}}))
	items, unread, _ := readPacked(t, "a.tar.gz", packed[:len(packed)/2])
	if len(items) != 1 || len(unread) != 1 || unread[0] != "a.tar.gz breaks off before its end: fetch it anew" {
		t.Errorf("got %d telegrams, unread %q", len(items), unread)
	}
}

// How far the reading is, is told in bytes of the file that is read.
func TestProgressCountsTheBytesOfTheArchive(t *testing.T) {
	var files []packedFile
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 40 {
		var text strings.Builder
		for range 8_000 {
			fmt.Fprintf(&text, "%c%d ", 'a'+random.IntN(26), random.IntN(100))
		}
		files = append(files, packedFile{fmt.Sprintf("08LAPUTA%d.txt", i), boxed(fmt.Sprintf("08LAPUTA%d", i)) + text.String()})
	}
	for name, data := range map[string][]byte{"a.zip": packZip(t, files), "a.tar.gz": packGzip(t, packTar(t, files))} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		var advanced int64
		reader := source.Reader{Advanced: func(n int64) { advanced += n }}
		err := reader.Each(t.Context(), []string{path}, func(source.Item) error { return nil }, func(u source.Unread) error { return u })
		if err != nil {
			t.Fatal(err)
		}
		if size := int64(len(data)); advanced < size*95/100 || advanced > size*110/100 {
			t.Errorf("%s: %d bytes are told of, of %d", name, advanced, size)
		}
	}
}

// Whatever the bytes, an archive ends, with what it gives under clean names.
func FuzzPacked(f *testing.F) {
	files := []packedFile{good, {"cables.csv", asPublished(laputa(12)...)}}
	f.Add(packZip(f, files))
	f.Add(packTar(f, files))
	f.Add(packGzip(f, packTar(f, files)))
	f.Add(packXz(f, []byte(telegram)))
	f.Add(packZstd(f, packTar(f, files)))
	if tiny, err := os.ReadFile("testdata/laputa.7z"); err == nil {
		f.Add(tiny)
	}
	path := filepath.Join(f.TempDir(), "a.bin")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := source.Read(t.Context(), []string{path}, nil, func(i source.Item) error {
			if inside := strings.TrimPrefix(i.Name, path); strings.Contains(inside, "/../") || strings.ContainsAny(inside, "\x00\n\x1b") {
				t.Fatalf("a telegram is called %q", i.Name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
