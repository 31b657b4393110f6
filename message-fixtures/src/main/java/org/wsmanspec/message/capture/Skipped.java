package org.wsmanspec.message.capture;

import java.nio.file.Path;

/**
 * A file, or a part of one, that was passed over.
 *
 * @param path the file
 * @param why the reason, for people
 */
public record Skipped(Path path, String why) {}
