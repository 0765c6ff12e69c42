package demo;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import org.springframework.stereotype.Service;

@Service
public class Cards {
    private final Tracer tracer;

    public Cards(Tracer tracer) {
        this.tracer = tracer;
    }

    void block(String id) {
        tracer.activeSpan().setTag("card.id", id).log("blocked");
        Span span = tracer.buildSpan("notify").withTag(Tags.COMPONENT, "cards").start();
        try (Scope scope = tracer.activateSpan(span)) {
            System.out.println(id);
        } finally {
            span.finish();
        }
    }
}
