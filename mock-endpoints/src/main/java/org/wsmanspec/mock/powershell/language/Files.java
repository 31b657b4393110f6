package org.wsmanspec.mock.powershell.language;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.FileStore;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsValues;

/** {@code [System.IO.File]} and the streams of files, over the files of the endpoint. */
final class Files {

  private static final int LARGEST = 64 * 1024 * 1024;

  private Files() {}

  static Optional<Object> call(FileStore files, String name, List<Object> a) {
    String path = StaticTypes.text(a, 0);
    switch (name) {
      case "create", "openwrite" -> {
        return Optional.of(new Stream(files, path, new byte[0], true));
      }
      case "openread" -> {
        return Optional.of(new Stream(files, path, read(files, path), false));
      }
      case "exists" -> {
        return Optional.of(files.isFile(path));
      }
      case "readallbytes" -> {
        return Optional.of(read(files, path));
      }
      case "readalltext" -> {
        return Optional.of(new String(read(files, path), StandardCharsets.UTF_8));
      }
      case "delete" -> {
        files.delete(path);
        return Optional.of(List.of());
      }
      case "move" -> {
        files.write(StaticTypes.text(a, 1), read(files, path));
        files.delete(path);
        return Optional.of(List.of());
      }
      case "writealltext" -> {
        files.write(path, StaticTypes.text(a, 1).getBytes(StandardCharsets.UTF_8));
        return Optional.of(List.of());
      }
      case "writeallbytes" -> {
        files.write(path, (byte[]) StaticTypes.bytes(a, 1));
        return Optional.of(List.of());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  static byte[] read(FileStore files, String path) {
    return files
        .read(path)
        .orElseThrow(
            () ->
                new PsErrorException(
                    PsError.of(
                            ErrorCategory.OBJECT_NOT_FOUND,
                            "FileNotFoundException",
                            "Could not find file '" + FileStore.absolute(path) + "'.")
                        .exception(
                            "System.IO.FileNotFoundException",
                            "System.IO.IOException",
                            "System.SystemException")));
  }

  /** {@code System.IO.FileInfo}. */
  record Info(FileStore files, String path) implements PsNative {

    @Override
    public String typeName() {
      return "System.IO.FileInfo";
    }

    @Override
    public Optional<Object> property(String name) {
      String full = FileStore.absolute(path);
      return switch (name) {
        case "fullname" -> Optional.of(full);
        case "name" -> Optional.of(full.substring(full.lastIndexOf('\\') + 1));
        case "exists" -> Optional.of(files.isFile(path));
        case "length" -> Optional.of((long) read(files, path).length);
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      return switch (name) {
        case "openread" -> Optional.of(new Stream(files, path, read(files, path), false));
        case "create", "openwrite" -> Optional.of(new Stream(files, path, new byte[0], true));
        default -> Optional.empty();
      };
    }

    @Override
    public String toString() {
      return FileStore.absolute(path);
    }
  }

  /** {@code System.IO.FileStream}. */
  static final class Stream implements PsNative {
    private final FileStore files;
    private final String path;
    private final byte[] content;
    private final boolean writes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int at;

    Stream(FileStore files, String path, byte[] content, boolean writes) {
      this.files = files;
      this.path = path;
      this.content = content;
      this.writes = writes;
    }

    @Override
    public String typeName() {
      return "System.IO.FileStream";
    }

    @Override
    public Optional<Object> property(String name) {
      return switch (name) {
        case "length" -> Optional.of((long) (writes ? written.size() : content.length));
        case "position" -> Optional.of((long) (writes ? written.size() : at));
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<Object> call(String name, List<Object> a) {
      switch (name) {
        case "write" -> {
          write((byte[]) StaticTypes.bytes(a, 0), number(a, 1), number(a, 2));
          return Optional.of(List.of());
        }
        case "read" -> {
          return a.isEmpty() || !(PsValues.plain(a.get(0)) instanceof byte[] into)
              ? Optional.empty()
              : Optional.of(read(into, number(a, 1), number(a, 2)));
        }
        case "close", "dispose", "flush" -> {
          if (writes) {
            files.write(path, written.toByteArray());
          }
          return Optional.of(List.of());
        }
        default -> {
          return Optional.empty();
        }
      }
    }

    private static int number(List<Object> a, int index) {
      return Operators.number(a.get(index), "System.Int32").intValue();
    }

    private void write(byte[] bytes, int from, int length) {
      if (written.size() + length > LARGEST) {
        throw PsValues.tooMuch();
      }
      written.write(bytes, from, length);
    }

    private int read(byte[] into, int from, int length) {
      int n = Math.min(Math.min(length, into.length - from), content.length - at);
      System.arraycopy(content, at, into, from, n);
      at += n;
      return n;
    }
  }
}
