package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;

public class Members {

    private Finder mapper;

    public Member one(Member given) {
        return mapper.selectOne(given);
    }

    interface Finder {
        Member selectOne(Member given);
    }

    interface Rows extends BaseMapper<Member> {
    }
}
