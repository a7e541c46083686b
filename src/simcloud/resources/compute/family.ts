import type { ResourceTypes } from '../definition.ts';
import { collection } from './collection.ts';
import { instance } from './instance.ts';
import { lambda, lambdaPermission } from './lambda.ts';

export const computeTypes: ResourceTypes = {
  aws_instance: instance,
  aws_lambda_function: lambda,
  aws_lambda_permission: lambdaPermission,
  aws_rekognition_collection: collection,
};
