package org.wsmanspec.mock;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.cim.JournalSink;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.SampleRepository;
import org.wsmanspec.mock.dispatch.Journal;
import org.wsmanspec.mock.dispatch.SoapService;
import org.wsmanspec.mock.enumeration.EnumerationContexts;
import org.wsmanspec.mock.eventing.Deliveries;
import org.wsmanspec.mock.eventing.EventSources;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.eventing.delivery.ClientKey;
import org.wsmanspec.mock.eventing.delivery.DeliverySettings;
import org.wsmanspec.mock.eventing.delivery.PushDeliveries;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;
import org.wsmanspec.mock.http.JettyFrontend;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.identify.Identify;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.mock.powershell.PowerShellEngine;
import org.wsmanspec.mock.shell.RemoteShells;
import org.wsmanspec.mock.shell.ShellEngine;
import org.wsmanspec.mock.shell.cmd.CmdEngine;
import org.wsmanspec.mock.wef.Dress;
import org.wsmanspec.mock.wef.PublisherMethods;
import org.wsmanspec.mock.wef.Publishers;

/**
 * A WS-Management service over a CIM object manager: strict in what it takes, exemplary in what it
 * sends.
 *
 * <p>Holds every SHALL and SHOULD of DSP0226 1.0.0 and DSP0227 that its operations touch. To be
 * closed.
 */
public final class ReferenceEndpoint implements AutoCloseable {

  private static final int RESUMERS = 16;

  private final JettyFrontend frontend;
  private final Journal journal;
  private final ObjectManager manager;
  private final EnumerationContexts contexts;
  private final EventSources events;
  private final Publishers publishers;
  private final ScheduledExecutorService scheduler;
  private final ExecutorService workers;
  private final ExecutorService resumers;
  private final RemoteShells shells;
  private final SoapService service;

  private ReferenceEndpoint(Builder builder) {
    EndpointLimits limits = builder.limits;
    this.journal = new Journal(builder.clock, limits.journalEntries());
    this.manager = builder.repository.apply(journal);
    this.contexts =
        new EnumerationContexts(
            builder.clock,
            new EnumerationContexts.Settings(
                limits.openEnumerations(),
                limits.idleEnumeration(),
                limits.longestEnumeration(),
                limits.rememberedEnumeration()));
    this.scheduler = timer();
    Resources resources = new Resources(manager);
    Dress dress = new Dress(builder.misbehavior);
    this.publishers = new Publishers(this::answer, dress, scheduler, journal::note, builder.clock);
    Steps steps = publishers.heeding(journal::note);
    this.events =
        new EventSources(
            resources,
            builder.clock,
            limits.events(),
            builder.deliveries.orElseGet(() -> pushes(builder, dress, steps)),
            steps,
            scheduler);
    PublisherMethods.register(manager, publishers);
    this.workers = workers();
    this.resumers = resumers();
    this.shells =
        new RemoteShells(
            engines(builder, manager),
            builder.clock,
            limits.shells(),
            scheduler,
            workers,
            journal::note);
    this.service =
        new SoapService(
            new Operations(resources, contexts, events, shells),
            new Identify("wsmanspec", version(), profiles(builder)),
            journal,
            scheduler,
            resumers,
            builder.clock,
            new SoapService.Limits(
                limits.requestOctets(), limits.responseOctets(), limits.operationTime()));
    this.frontend =
        new JettyFrontend(
            new JettyFrontend.Settings(
                builder.host,
                builder.port,
                builder.https,
                builder.scheme,
                builder.user,
                builder.password,
                limits.requestOctets(),
                limits.receivedOctets(),
                limits.idleConnection(),
                limits.threads()),
            service,
            builder.misbehavior,
            builder.clock);
  }

  private Deliveries pushes(Builder builder, Misbehavior misbehavior, Steps steps) {
    PushDeliveries pushes =
        new PushDeliveries(
            scheduler,
            misbehavior,
            steps,
            builder.delivery.withWaitingEvents(builder.limits.events().waitingEvents()));
    return builder.key.map(pushes::withKey).orElse(pushes);
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "wsman-timer");
              thread.setDaemon(true);
              return thread;
            });
    // Else the deadline of every request that was answered in time would stay until it is over.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Threads for what takes time, none of them while nothing does. */
  private static ExecutorService workers() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "wsman-worker");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Threads for answers that are due at last, few however many come due at once. */
  private static ExecutorService resumers() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            RESUMERS,
            RESUMERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "wsman-answer");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static List<ShellEngine> engines(Builder builder, ObjectManager manager) {
    List<ShellEngine> all = new ArrayList<>(builder.engines);
    PowerShellEngine powershell = new PowerShellEngine(manager);
    all.add(powershell);
    all.add(CmdEngine.create(powershell.scripts()));
    return all;
  }

  /** Begins to describe an endpoint. */
  public static Builder builder() {
    return new Builder();
  }

  private static String version() {
    return Optional.ofNullable(ReferenceEndpoint.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static List<String> profiles(Builder builder) {
    return builder.scheme == AuthenticationScheme.NONE
        ? List.of()
        : List.of(
            Uris.SECURITY_PROFILE
                + (builder.https ? "https/" : "http/")
                + builder.scheme.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Begins to listen.
   *
   * @throws IllegalStateException if the port is taken or the interface unknown
   */
  public ReferenceEndpoint start() {
    frontend.start();
    var sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 5, 5, TimeUnit.SECONDS);
    assert !sweeping.isDone();
    return this;
  }

  private void sweep() {
    contexts.sweep();
    events.sweep();
    shells.sweep();
  }

  /** The URL of the service, once started. */
  public URI address() {
    return frontend.address();
  }

  /**
   * Answers a request that does not come over HTTP, started or not, as if it had passed there.
   *
   * <p>What a personality does to HTTP is left out.
   */
  public HttpAnswer answer(HttpQuestion question) {
    return service.answer(question);
  }

  /** What a client of an HTTPS endpoint has to trust. */
  public Optional<X509Certificate> certificate() {
    return frontend.certificate();
  }

  /** What happened inside, oldest first, each step with the request that caused it. */
  public List<JournalEntry> journal() {
    return journal.entries();
  }

  /** The object manager behind the service. */
  public ObjectManager objectManager() {
    return manager;
  }

  /** How many enumerations are open. */
  public int openEnumerations() {
    return contexts.size();
  }

  /** The sources of events, to make some happen. */
  public EventSources events() {
    return events;
  }

  /** The remote shells. */
  public RemoteShells shells() {
    return shells;
  }

  /** The collectors to which the endpoint forwards events. */
  public Publishers publishers() {
    return publishers;
  }

  @Override
  public void close() {
    shells.close();
    events.close();
    publishers.close();
    scheduler.shutdownNow();
    frontend.close();
    workers.shutdownNow();
    // Who waits for an answer gets it.
    resumers.shutdown();
  }

  /** Describes an endpoint. Without any setting: HTTP on a free port of the loopback interface. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private boolean https;
    private AuthenticationScheme scheme = AuthenticationScheme.NONE;
    private String user = "";
    private String password = "";
    private Function<JournalSink, ObjectManager> repository = SampleRepository::create;
    private EndpointLimits limits = EndpointLimits.DEFAULT;
    private Misbehavior misbehavior = Misbehavior.NONE;
    private Clock clock = Clock.systemUTC();
    private DeliverySettings delivery = DeliverySettings.DEFAULT;
    private Optional<Deliveries> deliveries = Optional.empty();
    private Optional<ClientKey> key = Optional.empty();

    private final List<ShellEngine> engines = new ArrayList<>();

    private Builder() {}

    /** Adds a kind of shell, which comes before those that every endpoint has. */
    public Builder shell(ShellEngine engine) {
      engines.add(engine);
      return this;
    }

    /** The interface to listen on. */
    public Builder host(String value) {
      host = value;
      return this;
    }

    /** The port to listen on; 0 picks a free one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Whether to speak TLS, with a certificate made at start. */
    public Builder https(boolean value) {
      https = value;
      return this;
    }

    /** The one user and how clients authenticate. */
    public Builder credentials(String name, String secret, AuthenticationScheme how) {
      user = name;
      password = secret;
      scheme = how;
      return this;
    }

    /** Makes the object manager, given the journal that it is to write. */
    public Builder repository(Function<JournalSink, ObjectManager> factory) {
      repository = factory;
      return this;
    }

    /** An object manager of one's own, whose steps the endpoint's journal does not hold. */
    public Builder repository(ObjectManager manager) {
      repository = journal -> manager;
      return this;
    }

    /** What a peer may cost. */
    public Builder limits(EndpointLimits value) {
      limits = value;
      return this;
    }

    /** How the endpoint goes wrong on purpose. */
    public Builder misbehavior(Misbehavior value) {
      misbehavior = value;
      return this;
    }

    /** Which faulty variant of the endpoint this is. */
    public Builder personality(Personality value) {
      return misbehavior(value.misbehavior());
    }

    /** What deliveries over TLS prove themselves with. */
    public Builder clientKey(ClientKey value) {
      key = Optional.of(value);
      return this;
    }

    /** The clock of expirations and of the journal. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** How patient deliveries of events are, but for how many may wait, which is a limit. */
    public Builder delivery(DeliverySettings value) {
      delivery = value;
      return this;
    }

    /** Delivers in push modes by other means; for tests. */
    Builder deliveries(Deliveries value) {
      deliveries = Optional.of(value);
      return this;
    }

    /** The endpoint, not listening yet. */
    public ReferenceEndpoint build() {
      return new ReferenceEndpoint(this);
    }
  }
}
