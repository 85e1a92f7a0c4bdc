package ink.intake.http;

/** What answers calls to some paths. */
@FunctionalInterface
public interface Endpoint {
  Answer answer(Call call) throws ProblemException;
}
