package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"cables/internal/synth"
)

// The benchmarks below time whole runs of the program that CABLES_BENCH_BIN
// names, over the dump that CABLES_BENCH_DUMP names; make bench sets both.

func benchPaths(b *testing.B) (program, dump string) {
	b.Helper()
	program, dump = os.Getenv("CABLES_BENCH_BIN"), os.Getenv("CABLES_BENCH_DUMP")
	if program == "" || dump == "" {
		b.Skip("CABLES_BENCH_BIN and CABLES_BENCH_DUMP name no program and no dump: make bench does")
	}
	return program, dump
}

// A cost is what a run of the program took.
type cost struct {
	wall, cpu time.Duration
	resident  int64 // bytes at most
}

// run runs the program to its end.
func run(b *testing.B, program string, args ...string) cost {
	b.Helper()
	command := exec.Command(program, args...)
	start := time.Now()
	if said, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, said)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{time.Since(start), command.ProcessState.UserTime() + command.ProcessState.SystemTime(), usage.Maxrss << 10}
}

func sizeOf(b *testing.B, path string) int64 {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return info.Size()
}

// BenchmarkImportDump imports the dump with and without full-text index in turn.
func BenchmarkImportDump(b *testing.B) {
	program, dump := benchPaths(b)
	var with, without cost
	var size int64
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "cables.db")
		without = run(b, program, "import", "--db", path, "--no-search", dump)
		os.Remove(path)
		with = run(b, program, "import", "--db", path, dump)
		size = sizeOf(b, path)
		os.Remove(path)
	}
	b.ReportMetric(with.wall.Seconds(), "s")
	b.ReportMetric(with.cpu.Seconds(), "cpu-s")
	b.ReportMetric(with.wall.Seconds()/without.wall.Seconds(), "times-without-index")
	b.ReportMetric(float64(with.resident)/1e6, "MB-resident")
	b.ReportMetric(float64(size)/float64(sizeOf(b, dump)), "times-dump-size")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkImportThousandMore imports 1,000 cables into the archive of the
// dump, and copies and syncs that file.
func BenchmarkImportThousandMore(b *testing.B) {
	program, dump := benchPaths(b)
	path := filepath.Join(b.TempDir(), "cables.db")
	run(b, program, "import", "--db", path, dump)
	var copying, importing []time.Duration
	for seed := uint64(100); b.Loop(); seed++ {
		more := filepath.Join(b.TempDir(), "more.csv")
		writeSynth(b, more, 1000, seed)
		syscall.Sync()
		start := time.Now()
		copySynced(b, path, path+".copy")
		copying = append(copying, time.Since(start))
		os.Remove(path + ".copy")
		syscall.Sync()
		importing = append(importing, run(b, program, "import", "--db", path, more).wall)
	}
	var ratio float64
	for i := range copying {
		ratio += importing[i].Seconds() / copying[i].Seconds() / float64(len(copying))
	}
	b.ReportMetric(importing[len(importing)-1].Seconds(), "s")
	b.ReportMetric(ratio, "times-cp-and-sync")
	b.ReportMetric(0, "ns/op")
}

func writeSynth(b *testing.B, path string, count int, seed uint64) {
	b.Helper()
	a, err := synth.New(count, seed)
	if err != nil {
		b.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	if err := writeBuffered(context.Background(), a, file); err != nil {
		b.Fatal(err)
	}
}

func copySynced(b *testing.B, from, to string) {
	b.Helper()
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	// Without what makes a copy of a file by sharing its blocks.
	if _, err := io.Copy(struct{ io.Writer }{out}, struct{ io.Reader }{in}); err != nil {
		b.Fatal(err)
	}
	if err := out.Sync(); err != nil {
		b.Fatal(err)
	}
}
