package org.wsmanspec.message.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a conversation to a file while it happens, without its secrets.
 *
 * <p>Every record reaches the operating system before the method returns, so what was written
 * survives the process. An existing file is continued; a last line that an earlier process left
 * unfinished is cut off first. Threads may share a writer.
 */
public final class EvidenceWriter implements AutoCloseable {

  private static final int BLOCK = 64 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final EvidenceEncoder encoder;
  private boolean begun;

  /**
   * Open a file for writing; missing folders are made.
   *
   * @throws EvidenceException if it cannot be written
   */
  public EvidenceWriter(Path file, Redaction redaction) {
    this.file = file;
    this.encoder = new EvidenceEncoder(redaction);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new EvidenceException(file, "cannot be opened for writing: " + e.getMessage(), e);
    }
    try {
      long end = endOfLastCompleteLine();
      channel.truncate(end);
      channel.position(end);
      begun = end > 0;
    } catch (IOException e) {
      close();
      throw new EvidenceException(file, "cannot be continued: " + e.getMessage(), e);
    }
  }

  /** Write a whole conversation that is already at hand. */
  public static void write(Path file, Conversation conversation, Redaction redaction) {
    try (EvidenceWriter writer = new EvidenceWriter(file, redaction)) {
      writer.header(conversation.origin(), conversation.declaration());
      conversation.exchanges().forEach(writer::exchange);
      conversation.steps().forEach(writer::step);
      conversation.journal().forEach(writer::journal);
    }
  }

  /** Write the header; it comes first. */
  public synchronized void header(Origin origin, Declaration declaration) {
    begun = true;
    append(encoder.header(origin, declaration));
  }

  /**
   * Write an exchange.
   *
   * @throws IllegalStateException if the file has no header yet
   */
  public synchronized void exchange(Exchange exchange) {
    append(encoder.exchange(exchange));
  }

  /**
   * Write what became of a step.
   *
   * @throws IllegalStateException if the file has no header yet
   */
  public synchronized void step(StepRecord step) {
    append(encoder.step(step));
  }

  /**
   * Write a journal entry.
   *
   * @throws IllegalStateException if the file has no header yet
   */
  public synchronized void journal(JournalEntry entry) {
    append(encoder.journal(entry));
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EvidenceException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private void append(ObjectNode node) {
    if (!begun) {
      throw new IllegalStateException("an evidence file begins with its header: call header first");
    }
    String line = EvidenceEncoder.line(node);
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new EvidenceException(file, "cannot be written: " + e.getMessage(), e);
    }
  }

  private long endOfLastCompleteLine() throws IOException {
    long end = channel.size();
    while (end > 0) {
      int length = (int) Math.min(BLOCK, end);
      ByteBuffer block = ByteBuffer.allocate(length);
      while (block.hasRemaining()) {
        if (channel.read(block, end - length + block.position()) < 0) {
          break;
        }
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return 0;
  }
}
