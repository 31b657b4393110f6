package org.wsmanspec.message.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;

/**
 * Reads evidence files record by record, so that their size does not matter.
 *
 * <p>A last line that cannot be read is what a killed process leaves behind: it is dropped and
 * noted. Anything unreadable before it is an error.
 */
public final class EvidenceReader implements Iterator<EvidenceRecord>, AutoCloseable {

  /** Bound on one line in octets unless another is given: 256 MiB. */
  public static final int DEFAULT_MAX_LINE = 256 * 1024 * 1024;

  private final Path file;
  private final InputStream in;
  private final int maxLine;
  private final EvidenceDecoder decoder;
  private final List<String> notes = new ArrayList<>();
  private long number;
  private boolean headed;
  private @Nullable EvidenceRecord next;

  private EvidenceReader(Path file, int maxLine) {
    this.file = file;
    this.maxLine = maxLine;
    this.decoder = new EvidenceDecoder(maxLine);
    try {
      this.in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    } catch (IOException e) {
      throw new EvidenceException(file, "cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * Open a file.
   *
   * @throws EvidenceException if it cannot be read or does not begin with a header
   */
  public static EvidenceReader open(Path file) {
    return open(file, DEFAULT_MAX_LINE);
  }

  /**
   * Open a file with another bound.
   *
   * @param maxLine octets that one line may have
   * @throws EvidenceException if it cannot be read or does not begin with a header
   */
  public static EvidenceReader open(Path file, int maxLine) {
    EvidenceReader reader = new EvidenceReader(file, maxLine);
    try {
      reader.advance();
      return reader;
    } catch (EvidenceException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Read a whole file. What was passed over, {@link #load} tells.
   *
   * @throws EvidenceException if it cannot be read
   */
  public static Conversation read(Path file) {
    return load(file, DEFAULT_MAX_LINE).conversation();
  }

  /**
   * Read a whole file and what there is to note about it.
   *
   * @throws EvidenceException if it cannot be read
   */
  public static Evidence load(Path file) {
    return load(file, DEFAULT_MAX_LINE);
  }

  static Evidence load(Path file, int maxLine) {
    List<Exchange> exchanges = new ArrayList<>();
    List<StepRecord> steps = new ArrayList<>();
    List<JournalEntry> journal = new ArrayList<>();
    EvidenceRecord.Header header = null;
    try (EvidenceReader reader = open(file, maxLine)) {
      while (reader.hasNext()) {
        EvidenceRecord each = reader.next();
        if (each instanceof EvidenceRecord.Header h) {
          header = header == null ? h : header;
        } else if (each instanceof EvidenceRecord.Exchanged e) {
          exchanges.add(e.exchange());
        } else if (each instanceof EvidenceRecord.Stepped s) {
          steps.add(s.step());
        } else if (each instanceof EvidenceRecord.Journaled j) {
          journal.add(j.entry());
        }
      }
      if (header == null) {
        throw new EvidenceException(file, 1, "no header", null);
      }
      return new Evidence(
          new Conversation(header.origin(), header.declaration(), exchanges, steps, journal),
          reader.notes());
    }
  }

  /**
   * Visit every record of a file in turn.
   *
   * @return the notes
   * @throws EvidenceException if it cannot be read
   */
  public static List<String> visit(Path file, Consumer<EvidenceRecord> visitor) {
    try (EvidenceReader reader = open(file)) {
      reader.forEachRemaining(visitor);
      return reader.notes();
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public EvidenceRecord next() {
    EvidenceRecord found = next;
    if (found == null) {
      throw new NoSuchElementException(file + " has no further record");
    }
    advance();
    return found;
  }

  /** What was passed over so far, each with its place; complete once all records were read. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new EvidenceException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private void advance() {
    next = null;
    try {
      byte[] line = readLine();
      while (line != null && next == null) {
        if (!isBlank(line)) {
          next = decode(line);
          if (next == null) {
            return;
          }
        } else {
          line = readLine();
        }
      }
      if (!headed && next == null) {
        throw new EvidenceException(file, "is empty: no evidence was recorded", null);
      }
    } catch (IOException e) {
      throw new EvidenceException(file, number, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** The record, or null where the last line had to be dropped. */
  private @Nullable EvidenceRecord decode(byte[] line) throws IOException {
    try {
      EvidenceRecord found = decoder.decode(line, number);
      if (!headed && !(found instanceof EvidenceRecord.Header)) {
        throw new EvidenceException(
            file, number, "the first record is no header, so this is no evidence file", null);
      }
      headed = true;
      if (found instanceof EvidenceRecord.PassedOver p) {
        notes.add(file + ":" + p.line() + ": " + p.why() + ", passed over");
      }
      return found;
    } catch (EvidenceDecoder.BadLine e) {
      if (headed && restIsBlank()) {
        notes.add(
            file
                + ":"
                + number
                + ": the last line was cut or garbled and is dropped ("
                + e.getMessage()
                + ")");
        return null;
      }
      throw new EvidenceException(file, number, String.valueOf(e.getMessage()), e);
    }
  }

  private boolean restIsBlank() throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private byte @Nullable [] readLine() throws IOException {
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    while (b >= 0 && b != '\n') {
      if (line.size() == maxLine) {
        throw new EvidenceException(
            file, number, "the line is longer than the limit of " + maxLine + " octets", null);
      }
      line.write(b);
      b = in.read();
    }
    return line.toByteArray();
  }
}
