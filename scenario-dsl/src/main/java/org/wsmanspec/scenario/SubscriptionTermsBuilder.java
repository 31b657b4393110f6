package org.wsmanspec.scenario;

import java.util.Optional;
import org.wsmanspec.scenario.SubscriptionTerms.BatchSize;
import org.wsmanspec.scenario.SubscriptionTerms.Credentials;
import org.wsmanspec.scenario.SubscriptionTerms.Retry;
import org.wsmanspec.scenario.SubscriptionTerms.SinkOptions;

/** Collects the many optional parts of {@link SubscriptionTerms}. */
public final class SubscriptionTermsBuilder {

  private Optional<Text> mode = Optional.empty();
  private Optional<EnumerationFilter> filter = Optional.empty();
  private Optional<Text> expires = Optional.empty();
  private Optional<Text> heartbeats = Optional.empty();
  private Optional<Retry> connectionRetry = Optional.empty();
  private Optional<Text> maxElements = Optional.empty();
  private Optional<Text> maxTime = Optional.empty();
  private Optional<BatchSize> batchSize = Optional.empty();
  private Optional<Text> deliveryLocale = Optional.empty();
  private Optional<Text> contentEncoding = Optional.empty();
  private boolean bookmarks;
  private Optional<Text> bookmark = Optional.empty();
  private Optional<Text> notifyTo = Optional.empty();
  private Optional<Text> endTo = Optional.empty();
  private SinkOptions sink = SinkOptions.USUAL;
  private Optional<Credentials> credentials = Optional.empty();
  private Optional<Text> auth = Optional.empty();

  SubscriptionTermsBuilder() {}

  public SubscriptionTermsBuilder mode(String value) {
    mode = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder filter(EnumerationFilter value) {
    filter = Optional.of(value);
    return this;
  }

  public SubscriptionTermsBuilder expires(String value) {
    expires = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder heartbeats(String value) {
    heartbeats = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder connectionRetry(String interval, String total) {
    connectionRetry = Optional.of(new Retry(Text.of(interval), Optional.of(Text.of(total))));
    return this;
  }

  public SubscriptionTermsBuilder maxElements(String value) {
    maxElements = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder maxTime(String value) {
    maxTime = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder batchSize(String octets, String policy) {
    batchSize = Optional.of(new BatchSize(Text.of(octets), Optional.of(Text.of(policy))));
    return this;
  }

  public SubscriptionTermsBuilder deliveryLocale(String value) {
    deliveryLocale = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder contentEncoding(String value) {
    contentEncoding = Optional.of(Text.of(value));
    return this;
  }

  /** Ask for bookmarks. */
  public SubscriptionTermsBuilder bookmarks() {
    bookmarks = true;
    return this;
  }

  public SubscriptionTermsBuilder bookmark(String value) {
    bookmark = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder notifyTo(String value) {
    notifyTo = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder endTo(String value) {
    endTo = Optional.of(Text.of(value));
    return this;
  }

  public SubscriptionTermsBuilder sink(SinkOptions value) {
    sink = value;
    return this;
  }

  public SubscriptionTermsBuilder credentials(Credentials value) {
    credentials = Optional.of(value);
    return this;
  }

  public SubscriptionTermsBuilder auth(String value) {
    auth = Optional.of(Text.of(value));
    return this;
  }

  /** The collected terms. */
  public SubscriptionTerms build() {
    return new SubscriptionTerms(
        mode,
        filter,
        expires,
        heartbeats,
        connectionRetry,
        maxElements,
        maxTime,
        batchSize,
        deliveryLocale,
        contentEncoding,
        bookmarks,
        bookmark,
        notifyTo,
        endTo,
        sink,
        credentials,
        auth);
  }
}
