package a;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;

class Handler implements DataFetcherExceptionHandler {
  private final DefaultDataFetcherExceptionHandler defaultHandler = new DefaultDataFetcherExceptionHandler();

  @Override
  public DataFetcherExceptionHandlerResult onException(DataFetcherExceptionHandlerParameters parameters) {
    if (parameters.getException() instanceof IllegalStateException) {
      return DataFetcherExceptionHandlerResult.newResult().build();
    }
    return defaultHandler.onException(parameters);
  }
}
