package com.acme.jobs;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Contexts {
    @Bean
    public ExecutionContextSerializer serializer() {
        return new DefaultExecutionContextSerializer();
    }
}
