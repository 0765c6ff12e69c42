package com.acme.jobs;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
public class RefundsJobs {
    @Bean
    public Job refundsJob(JobRepository repository, Step refundsStep) {
        return new JobBuilder("refundsJob", repository).start(refundsStep).build();
    }
}
