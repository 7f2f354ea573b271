/** Runs the CloudFront function that sends page paths to the page. */
import { runInNewContext } from 'node:vm';
import definition from '../../resources/page-paths.yml';

interface ViewerRequest {
  request: { method: string; uri: string };
}

const { FunctionCode: code } = definition as { FunctionCode: string };
const handler = runInNewContext(`${code}\nhandler;`) as (event: ViewerRequest) => { uri: string };

/**
 * @param uri path as the browser sent it, without query
 * @returns path of the file to serve
 */
export const filePath = (uri: string): string => handler({ request: { method: 'GET', uri } }).uri;
