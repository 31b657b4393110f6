package org.wsmanspec.report.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bundles, within bounds: a bundle may come from anybody. */
public final class BundleReader {

  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 1L << 30;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, byte[]> files;

  private BundleReader(Path file, Map<String, byte[]> files) {
    this.file = file;
    this.files = files;
  }

  /** Whether a file is a zip file that holds a manifest of ours. */
  public static boolean isBundle(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4 || start[0] != 'P' || start[1] != 'K' || start[2] != 3) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return zip.getEntry(Bundle.MANIFEST) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Read a bundle into memory.
   *
   * @throws BundleException if it is none or too large
   */
  public static BundleReader read(Path file) {
    Map<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] bytes =
              in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_BYTES - total + 1));
          total += bytes.length;
          if (total > MOST_BYTES || files.size() >= MOST_FILES) {
            throw new BundleException(
                file
                    + " unpacks to more than a bundle may: "
                    + MOST_FILES
                    + " files and "
                    + MOST_BYTES
                    + " octets");
          }
          if (files.put(entry.getName(), bytes) != null) {
            throw new BundleException(file + " holds " + entry.getName() + " twice");
          }
        }
      }
    } catch (IOException e) {
      throw new BundleException(file + " is no zip file that can be read", e);
    }
    if (!files.containsKey(Bundle.MANIFEST)) {
      throw new BundleException(file + " is no bundle: it holds no " + Bundle.MANIFEST);
    }
    return new BundleReader(file, files);
  }

  /**
   * Compare the files with the manifest.
   *
   * @return what is wrong, a line each; empty if nothing is
   * @throws BundleException if the manifest cannot be read
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, byte[]> rest = new TreeMap<>(files);
    rest.remove(Bundle.MANIFEST);
    for (JsonNode each : manifest().path("files").values()) {
      String path = each.path("path").asString("");
      byte[] bytes = rest.remove(path);
      if (bytes == null) {
        problems.add(path + " is missing");
      } else if (!Sha256.of(bytes).equals(each.path("sha256").asString(""))) {
        problems.add(path + " was changed: its SHA-256 is not that of the manifest");
      }
    }
    rest.keySet().forEach(path -> problems.add(path + " is not in the manifest"));
    return problems;
  }

  private JsonNode manifest() {
    JsonNode manifest;
    try {
      manifest =
          MAPPER.readTree(
              new String(files.getOrDefault(Bundle.MANIFEST, new byte[0]), StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new BundleException(
          file + ": " + Bundle.MANIFEST + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!manifest.path("format").asString("").equals(Bundle.FORMAT)
        || manifest.path("version").asInt(0) != Bundle.VERSION) {
      throw new BundleException(
          file
              + ": "
              + Bundle.MANIFEST
              + " is not of format "
              + Bundle.FORMAT
              + ", version "
              + Bundle.VERSION);
    }
    return manifest;
  }

  /** Names of the files, sorted, without the manifest. */
  public List<String> names() {
    return files.keySet().stream().filter(n -> !n.equals(Bundle.MANIFEST)).toList();
  }

  /**
   * Write the evidence files to a folder, under names of ours.
   *
   * @return the files, by the name they have in the bundle
   * @throws BundleException if they cannot be written
   */
  public Map<String, Path> evidence(Path folder) {
    Map<String, Path> written = new TreeMap<>();
    try {
      for (String name : names()) {
        if (name.endsWith(".jsonl")) {
          Path to = folder.resolve(written.size() + ".jsonl");
          Files.write(to, files.getOrDefault(name, new byte[0]));
          written.put(name, to);
        }
      }
    } catch (IOException e) {
      throw new BundleException("cannot unpack " + file + ": " + e.getMessage(), e);
    }
    return written;
  }
}
