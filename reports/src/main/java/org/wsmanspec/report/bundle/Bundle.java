package org.wsmanspec.report.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.report.json.RunReportJson;
import org.wsmanspec.report.summary.MarkdownSummary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes bundles.
 *
 * <p>The same content gives the same octets: entries are sorted and have one fixed time.
 */
public final class Bundle {

  /** Name of the list of hashes, which comes first. */
  static final String MANIFEST = "manifest.json";

  static final String FORMAT = "wsmanspec-bundle";
  static final int VERSION = 1;

  /** The first time that a zip entry can have without an extra field. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 0);

  private Bundle() {}

  /**
   * Write a bundle.
   *
   * @throws BundleException if the evidence cannot be read or the file not written
   */
  public static void write(Path file, BundleContent content) {
    try {
      Map<String, byte[]> files = files(content);
      files.put(MANIFEST, manifest(content, files));
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        put(zip, MANIFEST, files.getOrDefault(MANIFEST, new byte[0]));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
          if (!each.getKey().equals(MANIFEST)) {
            put(zip, each.getKey(), each.getValue());
          }
        }
      }
    } catch (IOException | EvidenceException e) {
      throw new BundleException("the bundle " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static Map<String, byte[]> files(BundleContent content) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    List<Conversation> conversations = new ArrayList<>();
    for (Path path : new TreeMap<>(content.evidence()).values()) {
      conversations.add(EvidenceReader.read(path));
    }
    Pseudonyms pseudonyms =
        content.redact()
            ? new Names(conversations, content.accounts(), content.words()).pseudonyms()
            : new Pseudonyms(List.of(), content.words());
    boolean other = content.redact() || !content.words().isEmpty();
    RedactedJson json = new RedactedJson(pseudonyms);
    for (Map.Entry<String, Path> each : new TreeMap<>(content.evidence()).entrySet()) {
      files.put(each.getKey(), evidence(each.getValue(), json, other));
    }
    String run = RunReportJson.write(content.report());
    RunReport report = content.report();
    if (other) {
      run = Pretty.print(json.document(run));
      report = RunReportJson.read(run);
    }
    files.put("run.json", utf8(run));
    files.put("summary.md", utf8(MarkdownSummary.render(report)));
    if (content.waivers().isPresent()) {
      String text = new String(Files.readAllBytes(content.waivers().get()), StandardCharsets.UTF_8);
      files.put("waivers.yaml", utf8(other ? pseudonyms.text(text) : text));
    }
    ObjectNode target = JsonNodeFactory.instance.objectNode();
    target.put("subject", report.subject());
    target.put("format", report.format());
    target.put(
        "name",
        conversations.stream()
            .map(c -> c.declaration().name())
            .filter(n -> !n.isEmpty())
            .findFirst()
            .map(n -> other ? pseudonyms.text(n) : n)
            .orElse(""));
    report.declared().forEach(target.putArray("claims")::add);
    files.put("target.json", utf8(Pretty.print(target)));
    ObjectNode environment = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(content.environment()).forEach(environment::put);
    files.put("environment.json", utf8(Pretty.print(environment)));
    return files;
  }

  private static byte[] evidence(Path file, RedactedJson json, boolean other) throws IOException {
    if (!other) {
      return Files.readAllBytes(file);
    }
    StringBuilder out = new StringBuilder();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          out.append(json.evidenceLine(line)).append('\n');
        }
      }
    }
    return utf8(out.toString());
  }

  private static byte[] manifest(BundleContent content, Map<String, byte[]> files) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("format", FORMAT);
    manifest.put("version", VERSION);
    manifest.put("tool", content.report().tool());
    manifest.put("namesReplaced", content.redact() || !content.words().isEmpty());
    ArrayNode list = manifest.putArray("files");
    files.forEach(
        (name, bytes) -> {
          ObjectNode file = list.addObject();
          file.put("path", name);
          file.put("bytes", bytes.length);
          file.put("sha256", Sha256.of(bytes));
        });
    return utf8(Pretty.print(manifest));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
