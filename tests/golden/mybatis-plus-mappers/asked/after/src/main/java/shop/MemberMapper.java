package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;

public interface MemberMapper extends BaseMapper<Member> {
}
