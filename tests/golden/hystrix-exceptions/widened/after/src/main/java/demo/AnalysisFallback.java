package demo;

import java.util.concurrent.TimeoutException;
import org.springframework.cloud.openfeign.FallbackFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

public class AnalysisFallback implements FallbackFactory<AnalysisClient> {
    @Override
    public AnalysisClient create(Throwable cause) {
        return id -> {
            if (cause instanceof TimeoutException) {
                return "late";
            }
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY);
        };
    }
}
