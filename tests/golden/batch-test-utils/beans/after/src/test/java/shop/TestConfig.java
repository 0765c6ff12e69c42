package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.test.JobLauncherTestUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

class TestConfig {
    @Bean
    JobLauncherTestUtils plain(JobLauncher jobLauncher, JobRepository jobRepository, Job job) {
        JobLauncherTestUtils utils = new JobLauncherTestUtils();
        utils.setJobLauncher(jobLauncher);
        utils.setJobRepository(jobRepository);
        utils.setJob(job);
        return utils;
    }

    @Bean
    JobLauncherTestUtils named(@Qualifier("orders") Job orders, JobLauncher jobLauncher, JobRepository jobRepository) {
        final JobLauncherTestUtils utils = new JobLauncherTestUtils();
        utils.setJobLauncher(jobLauncher);
        utils.setJobRepository(jobRepository);
        utils.setJob(orders);
        return utils;
    }

    @Bean
    JobLauncherTestUtils chosen(JobLauncher jobLauncher, JobRepository jobRepository) {
        JobLauncherTestUtils utils = new JobLauncherTestUtils() {
            @Override
            @Autowired
            public void setJob(@Qualifier("orders") Job job) {
                super.setJob(job);
            }
        };
        utils.setJobLauncher(jobLauncher);
        utils.setJobRepository(jobRepository);
        return utils;
    }
}
