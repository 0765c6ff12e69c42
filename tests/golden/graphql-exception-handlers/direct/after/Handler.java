package a;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class Handler implements DataFetcherExceptionHandler {
  private final DefaultDataFetcherExceptionHandler defaultHandler = new DefaultDataFetcherExceptionHandler();

  public DataFetcherExceptionHandlerResult onException(DataFetcherExceptionHandlerParameters parameters) {
    if (parameters.getException() instanceof IllegalStateException) {
      return DataFetcherExceptionHandlerResult.newResult().build();
    }
    return defaultHandler.handleException(parameters).join();
  }

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(DataFetcherExceptionHandlerParameters parameters) {
    return CompletableFuture.completedFuture(onException(parameters));
  }
}
