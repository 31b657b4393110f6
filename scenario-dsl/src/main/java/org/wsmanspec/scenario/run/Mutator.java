package org.wsmanspec.scenario.run;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Function;
import org.wsmanspec.message.mutation.Change;
import org.wsmanspec.message.mutation.MessageMutator;
import org.wsmanspec.message.mutation.MutationException;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Text;

/** Bends the messages of a step as its mutations say, once their variables are known. */
public final class Mutator {

  private final Function<Text, String> text;
  private final Function<Text, String> markup;
  private final MessageMutator messages;

  /**
   * A mutator for the messages of one step.
   *
   * @param text inserts variables into plain texts
   * @param markup inserts variables into texts that are XML
   * @param prefixes prefixes that expressions and names may use, and their URIs
   */
  public Mutator(
      Function<Text, String> text, Function<Text, String> markup, Map<String, String> prefixes) {
    this.text = text;
    this.markup = markup;
    this.messages = new MessageMutator(prefixes, MessageMutator.OnNothing.REFUSE);
  }

  /**
   * Apply one mutation.
   *
   * @param message an XML document; for those of bytes anything
   * @return the bent message; the same bytes for a mutation that is about HTTP only
   * @throws RuntimeException if the mutation finds no place in the message
   */
  public byte[] apply(byte[] message, Mutation mutation) {
    if (mutation instanceof Mutation.ContentType) {
      return message.clone();
    }
    try {
      return messages.apply(message, resolved(mutation));
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  private Change resolved(Mutation mutation) {
    if (mutation instanceof Mutation.Remove m) {
      return new Change.Remove(text.apply(m.at()));
    }
    if (mutation instanceof Mutation.Duplicate m) {
      return new Change.Duplicate(text.apply(m.at()));
    }
    if (mutation instanceof Mutation.Add m) {
      return new Change.Add(
          text.apply(m.at()), markup.apply(m.xml()), Change.Place.valueOf(m.where().name()));
    }
    if (mutation instanceof Mutation.SetValue m) {
      return new Change.SetValue(text.apply(m.at()), text.apply(m.value()));
    }
    if (mutation instanceof Mutation.Rename m) {
      return new Change.Rename(text.apply(m.at()), text.apply(m.to()).strip());
    }
    if (mutation instanceof Mutation.ChangeNamespace m) {
      return new Change.Move(text.apply(m.at()), text.apply(m.to()).strip());
    }
    if (mutation instanceof Mutation.Truncate m) {
      return new Change.Truncate(m.bytes(), m.percent());
    }
    if (mutation instanceof Mutation.Encode m) {
      return new Change.Encode(text.apply(m.charset()));
    }
    if (mutation instanceof Mutation.Prolog m) {
      return new Change.Prolog(markup.apply(m.text()));
    }
    throw new IllegalArgumentException("not a mutation of octets or tree: " + mutation);
  }

  /** A charset by the name that scenarios use; UTF-8 for a blank one. */
  static Charset charset(String name) {
    try {
      return MessageMutator.charset(name);
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }
}
