package org.wsmanspec.report.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wsmanspec.report.RunReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The run report as {@code run.json}.
 *
 * <p>The same report always gives the same text: fields stand in a fixed order, lines end with a
 * line feed. {@code docs/schema/run.schema.json} describes the format. {@code outcome}, {@code
 * counts} and {@code standings} are there for programs that only want the result; reading ignores
 * them, as it does unknown fields.
 */
public final class RunReportJson {

  /** The version of the format; raised when a reader of the former one would misread it. */
  public static final int SCHEMA_VERSION = 2;

  /** The oldest version that is still read: 1 knew no acceptance and no gate. */
  static final int OLDEST_VERSION = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RunReportJson() {}

  /** The report as indented JSON, ending with a line feed. */
  public static String write(RunReport report) {
    return Pretty.print(ReportToJson.of(report));
  }

  /**
   * Write the report to a file in UTF-8.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Path file) {
    try {
      // getBytes, because a quoted lone surrogate must not make the whole report unwritable.
      Files.write(file, write(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the run report " + file, e);
    }
  }

  /**
   * Read a report from JSON.
   *
   * @throws UnreadableReportException if the text is no JSON, of another version, or lacks a field
   */
  public static RunReport read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableReportException(
          "the run report is not JSON: " + e.getOriginalMessage(), e);
    }
    return ReportFromJson.report(new Field(root, ""));
  }

  /**
   * Read a report from a file.
   *
   * @throws UnreadableReportException if the content is no report; the message names the file
   * @throws UncheckedIOException if the file cannot be read
   */
  public static RunReport read(Path file) {
    try {
      return read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (UnreadableReportException e) {
      throw new UnreadableReportException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the run report " + file, e);
    }
  }
}
