package com.acme.jobs;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.StepContribution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.batch.repeat.RepeatStatus;

public class ReadLines implements Tasklet {
    private final List<Line> lines = new ArrayList<>();

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
        chunk.getStepContext().getStepExecution().getJobExecution().getExecutionContext().put("lines", lines);
        return RepeatStatus.FINISHED;
    }

    private int count() {
        return lines.size();
    }
}
