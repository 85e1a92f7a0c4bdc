package ink.dispatch;

import ink.dispatch.cache.ResultCache;
import ink.dispatch.capacity.FleetSignal;
import ink.dispatch.image.ImageStore;
import ink.dispatch.outcome.Outcome;
import ink.dispatch.outcome.OutcomeFacts;
import ink.dispatch.outcome.OutcomeStore;
import ink.dispatch.outcome.RecentOutcomes;
import ink.dispatch.queue.DispatchQueue;
import ink.events.Stream;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.QueueMeasured;
import ink.facts.UsageRecorded;
import ink.flink.FactTypeInfo;
import ink.ids.IdType;
import ink.triton.Resolver;
import ink.triton.TritonClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The {@link Dispatcher} as a step of a job. A request rests in keyed state from its arrival until
 * its outcome has left, so a restart serves again what was under way. What has ended, and what was
 * called off before it came, is remembered for a while.
 */
final class ServeGenerations extends AbstractStreamOperator<GenerationCompleted>
    implements TwoInputStreamOperator<
            GenerationRequested, GenerationCancelRequested, GenerationCompleted>,
        ProcessingTimeService.ProcessingTimeCallback,
        Dispatcher.Outlet {
  private static final long serialVersionUID = 1L;

  static final OutputTag<GenerationFailed> FAILED =
      new OutputTag<>("failed", FactTypeInfo.of(Streams.GENERATION_FAILED));
  static final OutputTag<UsageRecorded> USAGE =
      new OutputTag<>("usage", FactTypeInfo.of(Streams.USAGE_RECORDED));
  static final OutputTag<DispatchMeasured> MEASURED =
      new OutputTag<>("measured", FactTypeInfo.of(Streams.DISPATCH_MEASURED));
  static final OutputTag<QueueMeasured> QUEUES =
      new OutputTag<>("queues", FactTypeInfo.of(Streams.QUEUE_MEASURED));
  static final OutputTag<GenerationRequested> FORGOTTEN =
      new OutputTag<>("forgotten", FactTypeInfo.of(Streams.GENERATION_REQUESTED));
  static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused", FactTypeInfo.of(Streams.DEAD_LETTER));

  private static final List<Stream<?>> OUTCOMES =
      List.of(Streams.GENERATION_COMPLETED, Streams.GENERATION_FAILED, Streams.USAGE_RECORDED);

  /** Deadlines and pauses are kept to this. */
  private static final long TICK_MS = 50;

  private static final Duration MEMORY = Duration.ofMinutes(15);
  private static final String ENDED = "ended";
  private static final String CANCELLED = "cancelled";

  private static final ValueStateDescriptor<GenerationRequested> HELD =
      new ValueStateDescriptor<>("held", FactTypeInfo.of(Streams.GENERATION_REQUESTED));
  private static final ValueStateDescriptor<String> MARK =
      new ValueStateDescriptor<>("mark", Types.STRING);

  static {
    // A generation asks for its mark three times, so all marks are looked at much more often than
    // they come; at every record as well, this took a fifth of the step's time.
    MARK.enableTimeToLive(StateTtlConfig.newBuilder(MEMORY).cleanupIncrementally(4, false).build());
  }

  private final transient DispatchConfig config;
  private final transient MailboxExecutor mailbox;
  private final transient Clock clock = Clock.systemUTC();
  private transient Dispatcher dispatcher;
  private transient TritonClient models;
  private transient ResultCache cache;
  private transient ImageStore images;
  private transient OutcomeStore outcomes;
  private transient Sweeper sweeper;
  private transient Leaders leaders;
  private transient Retelling retelling;
  private transient FleetSignal signal;
  private transient WaitingRoom waitingRoom;
  private transient ValueState<GenerationRequested> held;
  private transient ValueState<String> mark;
  private transient long nextMeasureMs;
  private transient volatile boolean closed;

  @SuppressWarnings("NullAway.Init") // Flink fills the rest in open()
  ServeGenerations(
      StreamOperatorParameters<GenerationCompleted> parameters,
      MailboxExecutor mailbox,
      DispatchConfig config) {
    super(parameters);
    this.mailbox = mailbox;
    this.config = config;
  }

  @Override
  public void open() throws Exception {
    super.open();
    held = getRuntimeContext().getState(HELD);
    mark = getRuntimeContext().getState(MARK);
    RandomGenerator random = RandomGenerator.getDefault();
    models =
        new TritonClient(
            config.endpoints(),
            config.callTimeout(),
            config.hedgePercent(),
            Resolver.SYSTEM,
            clock,
            random,
            () -> onThread(() -> dispatcher.pump()));
    cache = new ResultCache(config.database());
    images = new ImageStore(config.images());
    outcomes = new OutcomeStore(config.database());
    EarlierImages earlier = new EarlierImages(models, cache, images, this::onThread);
    dispatcher =
        new Dispatcher(
            new DispatchQueue(config.limits(), clock),
            config.plans(),
            models,
            earlier,
            images,
            outcomes,
            this::onThread,
            this,
            clock,
            random,
            config.forgottenAfter());
    waitingRoom = new WaitingRoom(dispatcher.queue());
    config.models().forEach(models::watch);
    getRuntimeContext().getMetricGroup().gauge("cache_searches", earlier::searches);
    getRuntimeContext().getMetricGroup().gauge("cache_hits", earlier::found);
    signal = new FleetSignal(config.workers(), getRuntimeContext().getMetricGroup());
    serveAgain();
    sweeper =
        new Sweeper(
            config.database(),
            config.sweepEvery(),
            config.forgottenAfter(),
            clock,
            page -> onThread(() -> swept(page)));
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      leaders = new Leaders(config.kafka(), OUTCOMES);
      retelling =
          new Retelling(
              config.database(),
              leaders::epochs,
              config.sweepEvery(),
              config.unwritten(),
              clock,
              this::retell);
    }
    tickLater();
  }

  /** What the checkpoint says was under way. Its calls may have been made; they are made again. */
  private void serveAgain() throws Exception {
    List<GenerationRequested> requests = new ArrayList<>();
    List<String> cancelled = new ArrayList<>();
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            HELD,
            (key, state) -> requests.add(state.value()));
    for (GenerationRequested request : requests) {
      setCurrentKey(request.getGenerationId());
      if (CANCELLED.equals(mark.value())) {
        cancelled.add(request.getGenerationId());
      }
      dispatcher.request(request);
    }
    cancelled.forEach(dispatcher::cancel);
  }

  private void onThread(Runnable work) {
    if (closed) {
      return;
    }
    try {
      mailbox.execute(work::run, "dispatch");
    } catch (RejectedExecutionException e) {
      // The task ends between our look and the call. What was under way is in the checkpoint.
      LOG.debug("the task takes no more work: {}", e.getMessage());
    }
  }

  @Override
  public void processElement1(StreamRecord<GenerationRequested> element) throws Exception {
    GenerationRequested request = element.getValue();
    if (!IdType.GENERATION.matches(request.getGenerationId())) {
      refuse(request, "no-generation-id", "its generation_id is not the id of a generation");
      return;
    }
    String before = mark.value();
    if (ENDED.equals(before) || held.value() != null) {
      return;
    }
    held.update(request);
    signal.arrived(request.getModel());
    dispatcher.request(request);
    if (CANCELLED.equals(before)) {
      dispatcher.cancel(request.getGenerationId());
    }
  }

  @Override
  public void processElement2(StreamRecord<GenerationCancelRequested> element) throws Exception {
    cancel(element.getValue().getGenerationId());
  }

  /** The current key is the generation. */
  private void cancel(String generationId) throws Exception {
    if (!ENDED.equals(mark.value())) {
      mark.update(CANCELLED);
      dispatcher.cancel(generationId);
    }
  }

  private void swept(List<Sweeper.Unfinished> page) {
    try {
      for (Sweeper.Unfinished unfinished : page) {
        String id = unfinished.request().getGenerationId();
        if (!isOurs(id)) {
          continue;
        }
        setCurrentKey(id);
        if (unfinished.cancelled()) {
          cancel(id);
        }
        if (held.value() == null && !ENDED.equals(mark.value())) {
          LOG.warn("{} was accepted and forgotten; sending its request again", id);
          output.collect(FORGOTTEN, new StreamRecord<>(unfinished.request()));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be read", e);
    }
  }

  /** Of all subtasks' generations; told by one, to its sinks. */
  private void retell(List<RecentOutcomes.Ended> page) throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    onThread(
        () -> {
          page.forEach(one -> tell(one.request(), one.outcome()));
          told.countDown();
        });
    told.await();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (retelling != null) {
      retelling.begun(context.getCheckpointId());
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    if (retelling != null) {
      retelling.complete(checkpoint);
    }
  }

  private boolean isOurs(String generationId) {
    var task = getRuntimeContext().getTaskInfo();
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
            generationId, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks())
        == task.getIndexOfThisSubtask();
  }

  @Override
  public void ended(GenerationRequested request, Outcome outcome) {
    forget(request);
    tell(request, outcome);
  }

  private void tell(GenerationRequested request, Outcome outcome) {
    if (outcome instanceof Outcome.Completed completed) {
      output.collect(new StreamRecord<>(OutcomeFacts.completed(request, completed)));
    } else if (outcome instanceof Outcome.Failed failed) {
      output.collect(FAILED, new StreamRecord<>(OutcomeFacts.failed(request, failed)));
    }
    output.collect(USAGE, new StreamRecord<>(OutcomeFacts.usage(request, outcome)));
  }

  @Override
  public void unknown(GenerationRequested request) {
    forget(request);
    refuse(
        request,
        "unknown-generation",
        "PostgreSQL does not know "
            + request.getGenerationId()
            + "; its request did not come from the API, or the database was set back");
  }

  private void forget(GenerationRequested request) {
    setCurrentKey(request.getGenerationId());
    try {
      held.clear();
      mark.update(ENDED);
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be written", e);
    }
  }

  private void refuse(GenerationRequested request, String code, String reason) {
    output.collect(
        REFUSED, new StreamRecord<>(OutcomeFacts.refused(request, code, reason, clock.instant())));
  }

  @Override
  public void onProcessingTime(long timestamp) {
    dispatcher.pump();
    long now = clock.millis();
    if (now >= nextMeasureMs) {
      nextMeasureMs = now + 1_000;
      measure();
    }
    tickLater();
  }

  private void tickLater() {
    var unused = getProcessingTimeService().registerTimer(clock.millis() + TICK_MS, this);
  }

  private void measure() {
    dispatcher.meter().second();
    TreeSet<String> names = new TreeSet<>(dispatcher.queue().models());
    names.addAll(config.models());
    for (String model : names) {
      signal.second(
          model,
          dispatcher.queue().waiting(model),
          dispatcher.meter().serviceMs(model),
          clock.instant());
      output.collect(
          MEASURED,
          new StreamRecord<>(
              dispatcher.meter().measured(model, dispatcher.queue(), models, clock.instant())));
      waitingRoom
          .look(model, models.ready(model) > 0, clock.instant())
          .forEach(fact -> output.collect(QUEUES, new StreamRecord<>(fact)));
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    // Flink closes what it could not open, too.
    for (AutoCloseable part :
        new AutoCloseable[] {sweeper, retelling, leaders, models, cache, images, outcomes}) {
      if (part != null) {
        part.close();
      }
    }
    super.close();
  }
}
