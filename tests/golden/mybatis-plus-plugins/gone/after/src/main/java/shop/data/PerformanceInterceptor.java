package shop.data;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.baomidou.mybatisplus.core.exceptions.MybatisPlusException;
import com.baomidou.mybatisplus.core.toolkit.PluginUtils;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.logging.Log;
import org.apache.ibatis.logging.LogFactory;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.ResultHandler;

/**
 * Says each statement and how long it took, and refuses those that took too long. MyBatis-Plus had such an interceptor
 * until 3.2. It says what the driver shows of the statement, or its text where the driver shows none.
 */
@Intercepts({
    @Signature(type = StatementHandler.class, method = "query", args = {Statement.class, ResultHandler.class}),
    @Signature(type = StatementHandler.class, method = "update", args = Statement.class),
    @Signature(type = StatementHandler.class, method = "batch", args = Statement.class)
})
public class PerformanceInterceptor implements Interceptor {

    private static final Log LOG = LogFactory.getLog(PerformanceInterceptor.class);
    private static final Pattern START = Pattern.compile("(?i)\\b(?:select|insert|update|delete)\\s");
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i) (from|where|and|or|left|right|inner|join|group by|having|order by|limit|values|set|union)(?= )");

    private long maxTime;
    private boolean format;
    private boolean writeInLog;

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        StatementHandler handler = PluginUtils.realTarget(invocation.getTarget());
        String sql = sql(handler, (Statement) invocation.getArgs()[0]);
        long start = System.nanoTime();
        Object result = invocation.proceed();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        MappedStatement statement =
                (MappedStatement) SystemMetaObject.forObject(handler).getValue("delegate.mappedStatement");
        String said = " Time: " + took + " ms - ID: " + statement.getId() + "\n Execute SQL: " + sql + "\n";
        boolean slow = maxTime >= 1 && took > maxTime;
        if (!writeInLog) {
            System.err.println(said);
            if (slow) {
                throw new MybatisPlusException("The statement took longer than " + maxTime + " ms.");
            }
        } else if (slow) {
            LOG.error(said);
        } else {
            LOG.debug(said);
        }
        return result;
    }

    private String sql(StatementHandler handler, Statement statement) {
        String shown = handler.getBoundSql().getSql();
        try {
            String driver = statement.unwrap(Statement.class).toString();
            Matcher start = START.matcher(driver);
            if (start.find()) {
                shown = driver.substring(start.start());
            }
        } catch (SQLException ignored) {
            // a driver that unwraps nothing shows nothing
        }
        String line = shown.replaceAll("\\s+", " ");
        return format ? CLAUSE.matcher(line).replaceAll("\n    $1") : line;
    }

    @Override
    public void setProperties(Properties properties) {
        maxTime = Long.parseLong(properties.getProperty("maxTime", String.valueOf(maxTime)));
        format = Boolean.parseBoolean(properties.getProperty("format", String.valueOf(format)));
    }

    public long getMaxTime() {
        return maxTime;
    }

    public PerformanceInterceptor setMaxTime(long maxTime) {
        this.maxTime = maxTime;
        return this;
    }

    public boolean isFormat() {
        return format;
    }

    public PerformanceInterceptor setFormat(boolean format) {
        this.format = format;
        return this;
    }

    public boolean isWriteInLog() {
        return writeInLog;
    }

    public PerformanceInterceptor setWriteInLog(boolean writeInLog) {
        this.writeInLog = writeInLog;
        return this;
    }
}
