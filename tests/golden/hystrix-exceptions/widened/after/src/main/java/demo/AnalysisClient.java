package demo;

import org.springframework.cloud.openfeign.FeignClient;

@FeignClient(name = "analysis", url = "${analysis}", fallbackFactory = AnalysisFallback.class)
public interface AnalysisClient {
    String analyse(String id);
}
