package org.wsmanspec.mock.cim.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTests {
  @ParameterizedTest
  @CsvSource({
    "abc, ABC, true",
    "abc, abcd, false",
    "a%, a, true",
    "a%, ba, false",
    "%b%, abc, true",
    "%b, abcb, true",
    "a_c, abc, true",
    "a_c, ac, false",
    "[a-f]x, ex, true",
    "[a-f]x, gx, false",
    "[a=f]x, ex, true",
    "[^a]x, bx, true",
    "[^a-c]x, bx, false",
    "[abc]x, cx, true",
    "10[%], 10%, true",
    "10[%], 100, false",
    "a[_]b, a_b, true",
    "a[_]b, axb, false",
    "I%, istanbul, true",
    "%ab%cd%, xxabyycdzz, true",
    "%ab%cd%, xxcdyyabzz, false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertEquals(Optional.of(expected), LikePattern.compile(pattern).map(p -> p.matches(text)));
  }

  @Test
  void refusesAnOpenBracket() {
    assertEquals(Optional.empty(), LikePattern.compile("a[b"));
  }

  @Test
  void takesNoLongTimeForManyWildcards() {
    LikePattern pattern = LikePattern.compile("%a".repeat(200) + "b").orElseThrow();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(pattern.matches("a".repeat(5000))));
  }
}
