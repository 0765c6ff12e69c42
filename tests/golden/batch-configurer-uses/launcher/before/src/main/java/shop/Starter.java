package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Service;

@Service
public class Starter {

    private final Job job;
    private final BasicBatchConfigurer configurer;

    public Starter(Job job, BasicBatchConfigurer configurer) {
        this.job = job;
        this.configurer = configurer;
    }

    public void start() throws Exception {
        TaskExecutorJobLauncher launcher = (TaskExecutorJobLauncher) this.configurer.getJobLauncher();
        launcher.setTaskExecutor(new SimpleAsyncTaskExecutor());
        launcher.run(job, new JobParameters());
    }
}
