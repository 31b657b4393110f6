package org.wsmanspec.mock.cim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wsmanspec.mock.cim.mof.MofResolver;
import org.wsmanspec.mock.cim.mof.MofSource;

/** MOF files in a directory; an include must stay inside of it. */
final class MofFiles implements MofResolver {
  private static final long MAXIMUM_BYTES = 32L << 20;

  private final Path directory;
  private final Path first;

  MofFiles(Path file) {
    this.first = file.toAbsolutePath().normalize();
    Path parent = first.getParent();
    this.directory = parent == null ? first : parent;
  }

  MofSource source() throws IOException {
    return read(first);
  }

  private MofSource read(Path file) throws IOException {
    if (Files.size(file) > MAXIMUM_BYTES) {
      throw new IOException(file + " is larger than " + MAXIMUM_BYTES + " octets");
    }
    String name = directory.relativize(file).toString().replace('\\', '/');
    return new MofSource(name, Files.readString(file, StandardCharsets.UTF_8));
  }

  @Override
  public MofSource resolve(String includer, String name) throws IOException {
    Path from = directory.resolve(includer).getParent();
    Path file = (from == null ? directory : from).resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("the file lies outside of the directory of the first one");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    return read(file);
  }
}
