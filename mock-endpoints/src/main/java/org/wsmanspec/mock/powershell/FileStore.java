package org.wsmanspec.mock.powershell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.wsmanspec.message.psrp.ErrorCategory;

/** Files in memory, with paths like those of Windows. Bounded and thread-safe. */
public final class FileStore {

  /** The folder for temporary files. */
  public static final String TEMP = "C:\\Windows\\Temp";

  /** Where relative paths begin. */
  public static final String HOME = "C:\\Users\\wspec\\Documents";

  private static final long MOST_OCTETS = 64L * 1024 * 1024;
  private static final int MOST_FILES = 1000;

  private final Map<String, byte[]> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final AtomicLong temporary = new AtomicLong();
  private long octets;

  /** The absolute form of a path. */
  public static String absolute(String path) {
    String back = path.replace('/', '\\');
    boolean rooted = back.startsWith("\\\\") || (back.length() > 1 && back.charAt(1) == ':');
    return rooted ? back : back.startsWith("\\") ? "C:" + back : HOME + "\\" + back;
  }

  /** Name of a file that does not exist yet. */
  public String temporaryName() {
    return TEMP + String.format(Locale.ROOT, "\\tmp%04X.tmp", temporary.incrementAndGet() & 0xFFFF);
  }

  /** The octets of a file. */
  public synchronized Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(absolute(path))).map(byte[]::clone);
  }

  /**
   * Writes a whole file.
   *
   * @throws PsErrorException if there is no room
   */
  public synchronized void write(String path, byte[] content) {
    String name = absolute(path);
    delete(name);
    if (octets + content.length > MOST_OCTETS || files.size() >= MOST_FILES) {
      throw new PsErrorException(
          PsError.of(
                  ErrorCategory.WRITE_ERROR,
                  "IOException",
                  "There is not enough space on the disk.")
              .exception("System.IO.IOException", "System.SystemException"));
    }
    files.put(name, content.clone());
    octets += content.length;
  }

  /** Removes a file, if it is there. */
  public synchronized void delete(String path) {
    byte[] before = files.remove(absolute(path));
    octets -= before == null ? 0 : before.length;
  }

  /** Whether there is such a file. */
  public synchronized boolean isFile(String path) {
    return files.containsKey(absolute(path));
  }

  /** Whether there is such a folder: one that always exists, or one with a file in it. */
  public synchronized boolean isFolder(String path) {
    String name = absolute(path);
    String folder = name.endsWith("\\") ? name : name + "\\";
    String upper = folder.toUpperCase(Locale.ROOT);
    return (TEMP + "\\").toUpperCase(Locale.ROOT).startsWith(upper)
        || (HOME + "\\").toUpperCase(Locale.ROOT).startsWith(upper)
        || files.keySet().stream().anyMatch(f -> f.toUpperCase(Locale.ROOT).startsWith(upper));
  }
}
