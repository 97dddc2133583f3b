import { defineWords } from '../i18n/define-words.ts';

/** Words of the page that describes the API. */
export const apiDocsWords = defineWords('api-docs', {
  title: '接口说明', note: '每个台账一组地址，字段与其定义一致；定义改了，这里随之改。', file: 'OpenAPI 3.1 文件', search: '搜索接口', searchHint: '地址、用途或字段', count: '{{n}} 个接口', none: '没有符合的接口', noneHint: '换一个词试试。',
  parameters: '参数', name: '名称', where: '位置', required: '必填', type: '类型', meaning: '说明', body: '送上的内容', answer: '答复', example: '示例', codes: '可能的拒绝 {{n}} 种', routes: '{{n}} 个', in_path: '地址', in_query: '查询', in_header: '请求头',
}, {
  title: 'API', note: 'Each register has addresses of its own, with the fields of its definition; when that changes, this does.', file: 'OpenAPI 3.1 file', search: 'Search the API', searchHint: 'Address, purpose or field', count: '{{n}} operations', none: 'No operation matches', noneHint: 'Try another word.',
  parameters: 'Parameters', name: 'Name', where: 'Place', required: 'Required', type: 'Type', meaning: 'Meaning', body: 'What is sent', answer: 'Answer', example: 'Example', codes: '{{n}} ways it may refuse', routes: '{{n}}', in_path: 'path', in_query: 'query', in_header: 'header',
});
