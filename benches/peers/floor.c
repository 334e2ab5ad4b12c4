/* The floor under any program that reads and writes JPEG: entropy decoding of the sources and entropy encoding
 * of the derivatives, and nothing else, by libjpeg-turbo, the fastest open coder.
 *
 *   floor decode FILES…   reads the coefficients
 *   floor encode FILES…   reads the coefficients, and times only writing them, with the standard's fixed tables
 *
 * Prints CPU milliseconds a file: of five passes over each file the fastest, with memory that is reused. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <jpeglib.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* One pass over a file; the milliseconds of what was asked for. */
static double pass(const unsigned char *bytes, unsigned long size, int encode) {
  struct jpeg_error_mgr errors;
  struct jpeg_decompress_struct in;
  struct jpeg_compress_struct out;
  unsigned char *written = NULL;
  unsigned long length = 0;
  double start = now(), took;

  in.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&in);
  jpeg_mem_src(&in, bytes, size);
  jpeg_read_header(&in, TRUE);
  jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&in);
  took = now() - start;
  if (encode) {
    out.err = &errors;
    jpeg_create_compress(&out);
    jpeg_mem_dest(&out, &written, &length);
    jpeg_copy_critical_parameters(&in, &out);
    out.optimize_coding = FALSE;
    start = now();
    jpeg_write_coefficients(&out, coefficients);
    jpeg_finish_compress(&out);
    took = now() - start;
    jpeg_destroy_compress(&out);
    free(written);
  }
  jpeg_finish_decompress(&in);
  jpeg_destroy_decompress(&in);
  return took;
}

int main(int count, char **words) {
  double sum = 0;
  int encode = count > 1 && strcmp(words[1], "encode") == 0;
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  for (int at = 2; at < count; at++) {
    FILE *file = fopen(words[at], "rb");
    if (!file) return perror(words[at]), 1;
    fseek(file, 0, SEEK_END);
    unsigned long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != size) return perror(words[at]), 1;
    fclose(file);
    double best = 1e9;
    for (int round = 0; round < 5; round++) {
      double took = pass(bytes, size, encode);
      if (took < best) best = took;
    }
    sum += best;
    free(bytes);
  }
  printf("%.2f\n", count > 2 ? sum / (count - 2) : 0.0);
  return 0;
}
