package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds of every value, shown with many. */
class ClixmlPropertyTests {

  private static final int CASES = 3_000;

  @Test
  void whatIsWrittenIsReadAsTheSameAndWrittenAsTheSame() {
    for (long seed = 0; seed < CASES; seed++) {
      ClixmlValue value = new Generated(seed).value(5);
      String name = "seed " + seed;
      byte[] written = Clixml.write(value);
      ClixmlDocument read = Clixml.read(written);
      assertArrayEquals(written, Clixml.write(read), name);
      assertEquals(
          Clixml.detached(value, ClixmlLimits.DEFAULT),
          Clixml.detached(read.root(), ClixmlLimits.DEFAULT),
          name);
    }
  }

  @Test
  void everyNotationIsKept() {
    for (int bits = 0; bits < 64; bits++) {
      Notation notation =
          new Notation(
              (bits & 1) != 0,
              (bits & 2) != 0 ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" : "",
              (bits & 4) != 0,
              (bits & 8) != 0,
              (bits & 16) != 0,
              (bits & 32) != 0);
      ClixmlValue value =
          ComplexObject.builder()
              .extended("name", ComplexObject.builder().types("T").list(List.of()).build())
              .extended("empty", Primitive.string(""))
              .extended("null", Primitive.NIL)
              .build();
      byte[] written = Clixml.write(new ClixmlDocument(notation, value));
      ClixmlDocument read = Clixml.read(written);
      assertEquals(notation, read.notation(), () -> new String(written, UTF_8));
      assertArrayEquals(written, Clixml.write(read));
    }
  }

  @Test
  void escapesAreUndone() {
    for (long seed = 0; seed < CASES; seed++) {
      String text = new Generated(seed).string();
      String escaped = StringEscapes.escape(text);
      assertEquals(text, StringEscapes.unescape(escaped), "seed " + seed);
      assertEquals(
          0,
          escaped.chars().filter(c -> c < 0x20 || (c >= 0x7F && c < 0xA0) || c >= 0xFFFE).count());
    }
  }

  @Test
  void valuesInTermsOfJavaAreWrittenAlike() {
    for (long seed = 0; seed < CASES; seed++) {
      Primitive primitive = new Generated(seed).primitive();
      Optional<Object> value = primitive.value();
      if (value.isEmpty()) {
        assertEquals(Primitive.NIL, primitive);
      } else if (value.get() instanceof Double d) {
        assertEquals(primitive, Primitive.number(d));
      } else if (value.get() instanceof Float f) {
        assertEquals(primitive, Primitive.number(f));
      } else if (value.get() instanceof BigDecimal d) {
        assertEquals(primitive, Primitive.decimal(d));
      } else if (value.get() instanceof Duration d) {
        assertEquals(primitive, Primitive.duration(d));
      } else if (value.get() instanceof OffsetDateTime t) {
        assertEquals(primitive, Primitive.dateTime(t));
      } else if (value.get() instanceof LocalDateTime t) {
        assertEquals(primitive, Primitive.dateTime(t));
      } else if (value.get() instanceof byte[] b) {
        assertEquals(primitive, Primitive.bytes(b));
      }
    }
  }
}
