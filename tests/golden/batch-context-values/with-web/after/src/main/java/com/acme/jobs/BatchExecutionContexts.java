package com.acme.jobs;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.Jackson2ExecutionContextStringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Execution contexts are kept as JSON, as they were before Spring Batch 5: not all that is in them is Serializable. */
@Configuration(proxyBeanMethods = false)
public class BatchExecutionContexts {

    @Bean
    public ExecutionContextSerializer executionContextSerializer() {
        return new Jackson2ExecutionContextStringSerializer();
    }
}
