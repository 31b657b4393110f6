package org.wsmanspec.mock.shell.cmd;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * A code page of the console, in which text goes over streams (option WINRS_CODEPAGE).
 *
 * @param number as Windows numbers them
 * @param charset the same for Java
 */
record CodePage(int number, Charset charset) {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(437, "IBM437"),
          Map.entry(850, "IBM850"),
          Map.entry(852, "IBM852"),
          Map.entry(858, "IBM00858"),
          Map.entry(866, "IBM866"),
          Map.entry(932, "windows-31j"),
          Map.entry(936, "GBK"),
          Map.entry(949, "x-windows-949"),
          Map.entry(950, "x-windows-950"),
          Map.entry(1250, "windows-1250"),
          Map.entry(1251, "windows-1251"),
          Map.entry(1252, "windows-1252"),
          Map.entry(1253, "windows-1253"),
          Map.entry(1254, "windows-1254"),
          Map.entry(20127, "US-ASCII"),
          Map.entry(28591, "ISO-8859-1"),
          Map.entry(65001, "UTF-8"));

  /** The one of an American console. */
  static final CodePage USUAL =
      of("437").orElse(new CodePage(65001, java.nio.charset.StandardCharsets.UTF_8));

  /** The code page of a decimal number, if this runtime has it. */
  static Optional<CodePage> of(String number) {
    if (!number.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(number);
    return Optional.ofNullable(NAMES.get(value))
        .filter(Charset::isSupported)
        .map(name -> new CodePage(value, Charset.forName(name)));
  }
}
