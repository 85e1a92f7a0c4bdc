package ink.cdc;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.ConnectorState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.TaskState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorType;
import org.apache.kafka.connect.util.Callback;

/** Connect as far as the watch knows it: a test says what it answers and sees what it was told. */
final class ScriptedHerder {
  final List<String> told = new ArrayList<>();
  Map<String, String> config;
  ConnectorStateInfo status;
  Throwable refusal;

  Herder herder() {
    return (Herder)
        Proxy.newProxyInstance(
            Herder.class.getClassLoader(),
            new Class<?>[] {Herder.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "connectorConfig" -> {
                    answer(
                        arguments[1],
                        config == null ? new NotFoundException("none") : null,
                        config);
                    yield null;
                  }
                  case "putConnectorConfig" -> {
                    told.add("put");
                    answer(arguments[3], refusal, null);
                    yield null;
                  }
                  case "restartConnectorAndTasks" -> {
                    told.add("restart");
                    answer(arguments[1], refusal, status);
                    yield null;
                  }
                  case "connectorStatus" -> {
                    if (status == null) {
                      throw new NotFoundException("none");
                    }
                    yield status;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  void is(String connector, String task, String trace) {
    status =
        new ConnectorStateInfo(
            ConnectorSettings.NAME,
            new ConnectorState(connector, "worker", null, null),
            task == null ? List.of() : List.of(new TaskState(0, task, "worker", trace, null)),
            ConnectorType.SOURCE);
  }

  @SuppressWarnings("unchecked")
  private static void answer(Object callback, Throwable error, Object result) {
    ((Callback<Object>) callback).onCompletion(error, result);
  }
}
