package org.wsmanspec.message.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.Evidence;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;

/**
 * Reads recorded traffic, whatever tool recorded it.
 *
 * <p>Formats: HAR 1.2; the YAML of pypsrp and of WinRMSharp; the XML of winrm4j; a single SOAP
 * envelope a file; our own evidence files. They are told apart by content, never by name alone.
 */
public final class Captures {

  private static final int HEAD = 8192;
  private static final Pattern PYPSRP = Pattern.compile("(?m)^messages:\\s*(?:#.*)?$");
  private static final Pattern WINRMSHARP = Pattern.compile("(?m)^-\\s+(?:Request|Response):");
  private static final Pattern EVIDENCE =
      Pattern.compile("\\{\\s*\"record\"\\s*:\\s*\"header\"|\\{.*\"wsmanspec-evidence\"");

  private final CaptureLimits limits;
  private final List<Capture> captures = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private Captures(CaptureLimits limits) {
    this.limits = limits;
  }

  /**
   * Read a file, or every file below a folder in the order of their names.
   *
   * <p>Never throws for what a file holds: a file that is no recording, or a broken one, is among
   * the skipped ones with the reason.
   */
  public static CaptureSet read(Path fileOrFolder) {
    return read(fileOrFolder, CaptureLimits.DEFAULT);
  }

  /** Read within other limits. */
  public static CaptureSet read(Path fileOrFolder, CaptureLimits limits) {
    Captures reader = new Captures(limits);
    if (Files.isDirectory(fileOrFolder)) {
      for (Path file : reader.filesIn(fileOrFolder)) {
        reader.readFile(file, name(fileOrFolder.relativize(file)));
      }
    } else {
      Path name = fileOrFolder.getFileName();
      reader.readFile(fileOrFolder, name == null ? fileOrFolder.toString() : name.toString());
    }
    return new CaptureSet(reader.captures, reader.skipped);
  }

  private static String name(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(p -> names.add(p.toString()));
    return String.join("/", names);
  }

  private List<Path> filesIn(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              skipped.add(new Skipped(file, "cannot be read: " + e.getMessage()));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      skipped.add(new Skipped(folder, "cannot be listed: " + e.getMessage()));
    }
    files.sort(Comparator.comparing(f -> name(folder.relativize(f))));
    return files;
  }

  private void readFile(Path path, String name) {
    try {
      captures.add(new Capture(name, conversation(path, name)));
    } catch (UnreadableCaptureException e) {
      skipped.add(new Skipped(path, e.why()));
    } catch (EvidenceException e) {
      skipped.add(new Skipped(path, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      skipped.add(new Skipped(path, "cannot be read: " + e.getMessage()));
    } catch (RuntimeException e) {
      // One file that meets a mistake of ours or of a library must not cost the whole folder.
      skipped.add(new Skipped(path, "cannot be read, unexpectedly: " + e));
    }
  }

  private Conversation conversation(Path path, String name) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnreadableCaptureException(
          Files.exists(path) ? "no regular file" : "there is no such file");
    }
    if (Files.size(path) == 0) {
      throw new UnreadableCaptureException("the file is empty");
    }
    CaptureFile start = file(path, name, start(path));
    String head = start.head();
    if (EVIDENCE.matcher(head).lookingAt()) {
      Evidence evidence = EvidenceReader.load(path);
      evidence.notes().forEach(n -> skipped.add(new Skipped(path, n)));
      return evidence.conversation();
    }
    Importer importer = importer(head);
    if (Files.size(path) > limits.maxFileBytes()) {
      throw new UnreadableCaptureException(
          "the file has "
              + Files.size(path)
              + " octets, more than the limit of "
              + limits.maxFileBytes());
    }
    return importer.read(file(path, name, Files.readAllBytes(path)));
  }

  private CaptureFile file(Path path, String name, byte[] bytes) {
    return new CaptureFile(name, bytes, limits, why -> skipped.add(new Skipped(path, why)));
  }

  private static byte[] start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    }
  }

  private static Importer importer(String head) {
    if (head.startsWith("#< CLIXML")) {
      throw new UnreadableCaptureException("PowerShell CLIXML, not SOAP");
    } else if (head.startsWith("<")) {
      return new XmlImporter();
    } else if (head.startsWith("{")) {
      return new HarImporter();
    } else if (WINRMSHARP.matcher(head).find()) {
      return new WinRmSharpImporter();
    } else if (PYPSRP.matcher(head).find()) {
      return new PypsrpImporter();
    }
    throw new UnreadableCaptureException(
        "no known recording: expected HAR, pypsrp or WinRMSharp YAML, winrm4j XML, a SOAP envelope or"
            + " an evidence file");
  }
}
