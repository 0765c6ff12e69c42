package shop;

import com.baomidou.mybatisplus.activerecord.Model;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.io.Serializable;
import java.util.List;

public class Member extends Model<Member> {

    private Long id;

    public static List<Member> olderThan(int age) {
        return new Member().selectList(new QueryWrapper<Member>().apply("age > {0}", age));
    }

    @Override
    public Serializable pkVal() {
        return id;
    }
}
