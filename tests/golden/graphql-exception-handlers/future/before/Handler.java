package a;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.concurrent.CompletableFuture;

class Handler implements DataFetcherExceptionHandler {
  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(DataFetcherExceptionHandlerParameters p) {
    return CompletableFuture.completedFuture(onException(p));
  }

  DataFetcherExceptionHandlerResult onException(DataFetcherExceptionHandlerParameters p) {
    return null;
  }
}
