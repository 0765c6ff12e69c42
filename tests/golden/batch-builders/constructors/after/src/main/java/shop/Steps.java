package shop;

import org.springframework.batch.core.Step;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

class Steps {
    private JobRepository jobRepository;
    private PlatformTransactionManager transactionManager;

    @Autowired
    void setSteps(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        this.jobRepository = jobRepository;
        this.transactionManager = transactionManager;
    }

    Step kept() {
        StepBuilder builder = new StepBuilder("kept", jobRepository);
        return builder.tasklet(new Load(), transactionManager).build();
    }

    static class MoreSteps extends Steps {
        Step more() {
            return new Special().step(jobRepository, transactionManager, new Load());
        }
    }

    static class Special {
        Step step(JobRepository jobRepository, PlatformTransactionManager transactionManager, Load load) {
            return new StepBuilder("special", jobRepository).tasklet(load, transactionManager).build();
        }
    }
}
