package org.wsmanspec.suite.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.yaml.ProfileReader;
import org.wsmanspec.suite.catalogue.Catalogue;

/** The profiles that come with the suite, and profiles in files. */
public final class Profiles {

  private static final String FOLDER = "/org/wsmanspec/suite/profiles/";

  /** In the order of listings: from the general to the special. */
  private static final List<String> NAMES =
      List.of("dsp0226-core", "dsp0227-cim", "windows", "dash-like", "amt-like", "omi-like");

  private Profiles() {}

  /** Names of the shipped profiles. */
  public static List<String> names() {
    return NAMES;
  }

  /** A shipped profile; empty if there is none of this name. */
  public static Optional<Profile> shipped(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    String file = name + ".yaml";
    try (InputStream in = Profiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing from the jar");
      }
      return Optional.of(
          reader().read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + file, e);
    }
  }

  /**
   * A shipped profile by its name, or the one in a file whose name ends in {@code .yaml}.
   *
   * @throws IllegalArgumentException if no profile has this name; the message offers what is near
   * @throws IOException if the file cannot be read
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if it is no profile
   */
  public static Profile find(String word) throws IOException {
    if (word.endsWith(".yaml") || word.endsWith(".yml")) {
      return reader().read(Path.of(word));
    }
    return shipped(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no profile '"
                        + word
                        + "'; "
                        + Nearest.to(word, NAMES)
                            .map(n -> "did you mean '" + n + "'?")
                            .orElse("the shipped ones are " + String.join(", ", NAMES))));
  }

  private static ProfileReader reader() {
    Catalogue catalogue = Catalogue.load();
    return new ProfileReader(id -> catalogue.find(id).isPresent());
  }
}
