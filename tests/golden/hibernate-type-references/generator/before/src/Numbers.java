package shop;

import java.util.Properties;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.Type;

public class Numbers extends SequenceStyleGenerator {
    @Override
    public void configure(Type type, Properties properties, ServiceRegistry registry) {
        super.configure(StandardBasicTypes.LONG, properties, registry);
    }
}
