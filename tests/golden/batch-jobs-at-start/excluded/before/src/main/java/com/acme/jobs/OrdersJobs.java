package com.acme.jobs;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
public class OrdersJobs {
    @Bean
    public Job ordersJob(JobRepository repository, Step ordersStep) {
        return new JobBuilder("ordersJob", repository).start(ordersStep).build();
    }
}
