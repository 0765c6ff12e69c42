package com.acme.support;

import com.acme.jobs.BatchJobsAtStart;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration
@EnableAutoConfiguration
@Import(BatchJobsAtStart.class)
public class BatchTestContext {}
