/* cc example.c $(pkg-config --cflags --libs pith) -o example && ./example < page.html */
#include <pith/pith_c.h>
#include <stdio.h>

int main(void) {
  static char page[1 << 20];
  size_t size = fread(page, 1, sizeof page, stdin), i, length;
  pith_options options = PITH_OPTIONS_INIT;
  pith_document* document;
  pith_info info;
  pith_comment comment;
  char* text;
  pith_status status = pith_extract(page, size, &options, &document);
  if (status != PITH_OK) return fprintf(stderr, "%s\n", pith_status_message(status)), 1;
  pith_string title = pith_metadata(document, PITH_FIELD_TITLE, 0);
  printf("%.*s\n\n", (int)title.size, title.data);
  if (pith_write(document, NULL, &text, &length) == PITH_OK) fwrite(text, 1, length, stdout);
  info.size = sizeof info;
  comment.size = sizeof comment;
  pith_document_info(document, &info);
  for (i = 0; i < info.comments; ++i)
    if (pith_document_comment(document, i, &comment) == PITH_OK)
      printf("> %.*s\n", (int)comment.text.size, comment.text.data);
  pith_free(text);
  pith_document_free(document);
  return 0;
}
